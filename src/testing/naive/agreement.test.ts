import { describeAgreement } from './compare-clouds.ts';

describeAgreement(0, 1_000);
