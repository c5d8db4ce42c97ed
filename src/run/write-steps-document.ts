/** Run after a change of a step or a feature: `npm run docs`. A test fails until that is done. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, stepFiles } from '../kit/package-info.ts';
import { listSteps } from './step-list.ts';
import { stepsDocument } from './steps-document.ts';

const { steps } = await listSteps(packageRoot, stepFiles);
writeFileSync(join(packageRoot, 'docs/steps.md'), stepsDocument(steps));
