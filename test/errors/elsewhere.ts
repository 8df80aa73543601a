import { ReliefError } from '../../src/domain/errors.js';
import { paymentsOfRecords } from '../../src/fund/payments.js';
import { withServiceMap } from '../../src/intake/vocabulary.js';
import { planRun } from '../../src/run/plan.js';

/** A code that no command line and no file can bring about, and how a program can. */
export interface Elsewhere {
  readonly why: string;
  readonly bringAbout: () => unknown;
}

/** The codes without a folder in the gallery. */
export const ELSEWHERE: Readonly<Record<string, Elsewhere>> = {
  NO_CLAIMS: {
    why: 'A program that uses the library gives no claims file. On the command line it is MISSING_ARGUMENT.',
    bringAbout: () => planRun({ claims: [] }),
  },
  BAD_SERVICE_MAP: {
    why: 'A program that uses the library maps a code to a service that does not exist. In relief.yaml it is CONFIG_VALUE.',
    bringAbout: () => withServiceMap({ '14': 'dental' }),
  },
  FUND_PAYMENT_UNKNOWN: {
    why: 'A program that uses the library books the results of an earlier run with other policies.',
    bringAbout: () =>
      paymentsOfRecords(
        [{ policy: 'my-city', benefit: 'dental', area: '330302', settledOn: 0, payable: 100 }],
        [],
      ),
  },
  USAGE: {
    why: 'The library that parses the command line finds something else wrong with it. Nothing is known that brings it about.',
    bringAbout: () => {
      throw new ReliefError('USAGE', { value: 'something else is wrong with the command line.' });
    },
  },
};
