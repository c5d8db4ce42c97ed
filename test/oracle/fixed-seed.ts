import { fc } from '@fast-check/vitest';

// The seed of a property is part of its test's name, by which Stryker finds the tests of a changed place again: with a seed
// of its own in each run, it would find none of the properties. No counter-example of a mutant is worth shrinking.
fc.configureGlobal({ seed: 20_240_605, endOnFailure: true });
