/** The form in which values of metrics travel and are kept: metric -> value. */
import * as v from 'valibot';
import { METRIC_KINDS } from './registry';

const kind = v.picklist(METRIC_KINDS);

export const metricValuesSchema = v.record(kind, v.number());
/** The values of consecutive steps. */
export const metricSeriesSchema = v.record(kind, v.array(v.number()));
