import fc from 'fast-check';

// Every run decides the same, here and elsewhere; another PROPERTY_SEED explores further.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20260101) });
