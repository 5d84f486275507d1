import fc from 'fast-check';

/** The same cases in every run, so that a change is judged by what it changed. `FUZZ_SEED=$RANDOM npm test` draws others. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_121) });
