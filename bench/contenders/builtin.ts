/** One turn of a work on the built-in engine. */
import type { EngineInfo } from '../../contract/engine-info';
import { openBuiltin } from './engine';
import { engineTurn } from './engine-turns';
import { takeTurns, workToDo } from './turns';

const work = workToDo();
const [precision, threads] = process.argv.slice(2, 4) as [EngineInfo['precision'], string];
const engine = openBuiltin(precision, Number(threads));
await takeTurns(
  `${engine.info.precision}, ${engine.info.threads} of ${threads} threads`,
  engineTurn(engine, work),
);
engine.dispose();
