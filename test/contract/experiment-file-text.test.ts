import { afterEach, describe, expect, it } from 'vitest';
import { experimentProblems } from '../../contract/experiment';
import {
  experimentFileText,
  MAX_EXPERIMENT_BYTES,
  readExperimentText,
} from '../../contract/experiment-file-text';
import { PRESET_IDS, presetExperiment } from '../../contract/presets';
import { speak } from '../../contract/text/languages';
import { setLanguage } from '../../contract/text/text';
import { errorOf, valueOf } from '../support/results';

const tutorial = presetExperiment('tutorial');
const text = experimentFileText(tutorial);
const read = (value: string) => readExperimentText('mine.epochlab', value);

afterEach(() => setLanguage(speak('en')));

describe('an experiment file', () => {
  it.each(PRESET_IDS)('gives the experiment %s back as it was', (id) => {
    const config = presetExperiment(id);
    expect(valueOf(read(experimentFileText(config)))).toEqual(config);
  });

  it('holds the experiment and nothing else', () => {
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(tutorial));
    expect(text).not.toMatch(/[/\\]/);
  });

  it('may begin with a byte order mark and leave out what has an initial value', () => {
    const { schedule: _left, ...rest } = tutorial;
    expect(valueOf(read(`\uFEFF${JSON.stringify(rest)}`))).toEqual(tutorial);
  });

  it.each([
    ['empty', '', 'not valid JSON'],
    ['torn', text.slice(0, -20), 'not valid JSON'],
    ['no object', '[]', 'mine.epochlab'],
    ['null', 'null', 'mine.epochlab'],
    ['of a newer format', JSON.stringify({ ...tutorial, formatVersion: 2 }), 'newer version'],
    ['too large', `"${'x'.repeat(MAX_EXPERIMENT_BYTES)}"`, 'at most 512 KB'],
    ['nested too deep', '['.repeat(33) + ']'.repeat(33), 'more than 32 deep'],
    ['nested without end', '['.repeat(100_000), 'more than 32 deep'],
    ['after the prototype', text.replace('{', '{"__proto__":{"x":1},'), 'not valid JSON'],
    [
      'after a prototype deep inside',
      text.replace('"kind"', '"__proto__":{},"kind"'),
      'not valid JSON',
    ],
    [
      'after a prototype in disguise',
      text.replace('{', '{"\\u005f_proto__":{"x":1},'),
      'not valid JSON',
    ],
  ])('that is %s is refused with its name', (_what, value, part) => {
    const error = errorOf(read(value));
    expect(error.code).toBe('experimentMisfit');
    expect(error.message).toContain('“mine.epochlab”');
    expect(error.message).toContain(part);
    expect({}).not.toHaveProperty('x');
  });

  it('is refused with the field that does not fit, and a list of all', () => {
    const training = { ...tutorial.training, epochs: 0, batchSize: 'many' };
    const error = errorOf(read(JSON.stringify({ ...tutorial, training, extra: 1 })));
    expect(error.message).toContain('training.epochs: Enter a whole number from 1');
    expect(error.message).toContain('2 more entries do not fit.');
    expect(error.detail?.split('\n')).toHaveLength(3);
    expect(error.detail).toContain('training.batchSize');
    expect(error.detail).toContain('extra: Unknown entry');
  });

  it.each([
    [{ optimizer: 3 }, 'optimizer: Expected braces', 'optimizer: Erwartet: geschweifte'],
    [{ training: [] }, 'braces {…}, but got a list', 'Klammern {…}; da steht: eine Liste'],
    [{ layers: {} }, 'a list […], but got braces', 'eine Liste […]; da steht: geschweifte'],
    [{ name: 7 }, 'a text in quotes, but got 7', 'ein Text in Anführungszeichen; da steht: 7'],
    [{ name: ' ' }, 'name: Too short: at least 1.', 'name: Zu kurz: mindestens 1.'],
    [{ metrics: 'x' }, 'a list […], but got "x"', 'eine Liste […]; da steht: "x"'],
  ])('says in the words of the language what was expected: %j', (change, english, german) => {
    const wrong = JSON.stringify({ ...tutorial, ...change });
    expect(errorOf(read(wrong)).message).toContain(english);
    setLanguage(speak('de'));
    expect(errorOf(read(wrong)).message).toContain(german);
  });

  it('is refused when its layers do not fit together', () => {
    const layers = tutorial.layers.slice(0, -1);
    expect(errorOf(read(JSON.stringify({ ...tutorial, layers }))).message).toContain('layers.1:');
  });

  it('tells where its text is torn', () => {
    expect(errorOf(read(text.slice(0, -20))).detail).toMatch(/JSON/);
  });

  it('loads as a good experiment or is refused by name, however it is damaged', () => {
    let seed = 1;
    const below = (limit: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * limit);
    };
    const pieces = ['{', '}', '[', ']', '"', ',', ':', '-', '9e999', 'null', '\\', '\0', '\uD800'];
    for (let i = 0; i < 1000; i++) {
      const at = below(text.length);
      const piece = pieces[below(pieces.length)] ?? '';
      const result = read(text.slice(0, at) + piece + text.slice(at + below(8)));
      if (result.ok) expect(experimentProblems(result.value)).toEqual([]);
      else expect(result.error.message).toContain('mine.epochlab');
    }
  });

  it('counts no bracket inside a text', () => {
    const name = `${'['.repeat(50)} \\" {`;
    const config = { ...tutorial, name };
    expect(valueOf(read(experimentFileText(config))).name).toBe(name);
  });
});
