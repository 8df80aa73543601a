import { ReliefError } from '../../src/domain/errors.js';
import { refuseEndless } from '../../src/intake/source/spool.js';
import { knownError } from '../../src/system-errors.js';
import { withServiceMap } from '../../src/tables/words.js';
import type { Language } from '../../src/text/catalogue.js';
import { paymentsOfRecords } from '../support/payments.js';

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
  INPUT_WITHOUT_END: {
    why: 'More than 16 GB come through a pipe, which takes longer than an example may.',
    bringAbout: () => refuseEndless('-', 16_000_000_001),
    said: {
      en: 'More than 16 GB came through the pipe (-), the most that relief reads from one. The command before it may never end. Save its output in a file, look at it, and name that file.',
      zh: '管道（-）传来的数据已超过 16 GB 的上限；前面的命令可能永不结束。请先将其输出存为文件、查看后再指定该文件。',
    },
  },
  TOO_FEW_OPEN_FILES: {
    why: 'The system lets the process open too few files. From which number on that is met by what part of the program differs from machine to machine.',
    bringAbout: () => {
      throw knownError(Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }));
    },
    said: {
      en: 'The system lets this process open too few files at once (see “ulimit -n”; relief needs 256). Raise the limit in the script or the service that starts it, and run again.',
      zh: '系统允许本进程同时打开的文件过少（见“ulimit -n”；本程序需要 256）。请在启动它的脚本或服务中调高此限制后重新运行。',
    },
  },
  SYSTEM_REFUSED: {
    why: 'The system refuses something where nobody expected it: a device that fails, say.',
    bringAbout: () => {
      throw knownError(Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'close' }));
    },
    said: {
      en: 'The system refused what relief asked of it (close): the device reports an error (EIO). Correct that, and run again. The results of an earlier run are untouched.',
      zh: '系统拒绝了本程序的操作（close）：设备读写出错（EIO）。请处理后重新运行。先前运行的结果未改动。',
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
