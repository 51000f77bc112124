/** The unpacked application, as every package holds it. */
import { describePackagedApp } from './support/packaged-app';
import { unpackedProgram } from './support/paths';

describePackagedApp('unpacked', unpackedProgram);
