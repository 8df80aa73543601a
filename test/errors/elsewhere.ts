import { ReliefError } from '../../src/domain/errors.js';
import { paymentsOfRecords } from '../../src/fund/payments.js';
import { withServiceMap } from '../../src/intake/vocabulary.js';
import type { Language } from '../../src/text/catalogue.js';

/** A code that no command line and no file can bring about, and how a program can. */
export interface Elsewhere {
  readonly why: string;
  readonly bringAbout: () => unknown;
  /** The exact message. */
  readonly said: Readonly<Record<Language, string>>;
}

/** The codes without a folder in the gallery. */
export const ELSEWHERE: Readonly<Record<string, Elsewhere>> = {
  BAD_SERVICE_MAP: {
    why: 'A program that uses the library maps a code to a service that does not exist. In relief.yaml it is CONFIG_VALUE.',
    bringAbout: () => withServiceMap({ '14': 'dental' }),
    said: {
      en: 'service_map gives the code “14” the service “dental”, which does not exist. Use one of the values of service_type, e.g. special_outpatient.',
      zh: 'service_map 将代码“14”对应为“dental”，但没有这种医疗类别。请使用 service_type 的取值，如 special_outpatient。',
    },
  },
  FUND_PAYMENT_UNKNOWN: {
    why: 'A program that uses the library books the results of an earlier run with other policies.',
    bringAbout: () =>
      paymentsOfRecords(
        [{ policy: 'my-city', benefit: 'dental', area: '330302', settledOn: 0, payable: 100 }],
        [],
      ),
    said: {
      en: 'The earlier results pay a benefit "dental" of the policy "my-city", which the policies of this run do not have. Use the same policies as in the run that wrote these results.',
      zh: '先前的结果中有政策“my-city”的待遇“dental”，本次运行的政策中没有。请使用与生成该结果时相同的政策。',
    },
  },
  USAGE: {
    why: 'The library that parses the command line finds something else wrong with it. Nothing is known that brings it about.',
    bringAbout: () => {
      throw new ReliefError('USAGE', { value: 'something else is wrong with the command line.' });
    },
    said: {
      en: 'something else is wrong with the command line.',
      zh: 'something else is wrong with the command line.',
    },
  },
};
