import { describeAgreement } from './compare-clouds.ts';

describeAgreement(1_000, 1_000);
