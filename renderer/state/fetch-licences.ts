/** Fetches the list of licences that was made with the build. */
import { LICENCES_FILE, parseLicences, type Licence } from '../../contract/licences';

export async function fetchLicences(): Promise<readonly Licence[]> {
  const response = await fetch(LICENCES_FILE);
  return parseLicences(await response.json());
}
