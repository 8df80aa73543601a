import type { Entry } from '../domain/entry.js';

/** What the program says when the operating system refuses something. */
export const systemText = {
  'error.SUM_TOO_LARGE': {
    en: 'Amounts add up to more than {limit} yuan, the most that relief can add exactly; nothing was written. Look for amounts that are far too large (in fen instead of yuan, or a number in the wrong column), or divide the rows among several runs.',
    zh: '金额合计超过 {limit} 元（本程序可精确到分的上限），没有写入任何结果。请检查是否有过大的金额（如以分为单位，或把编号填入了金额列），或将数据分多次运行。',
  },
  'error.INPUT_IS_DEVICE': {
    en: '{file} is a device or a socket, not a file, and may never end. Name a file or a pipe (- is standard input).',
    zh: '{file} 是设备或套接字，不是文件，可能永远读不完。请指定文件或管道（- 表示标准输入）。',
  },
  'error.INPUT_WITHOUT_END': {
    en: 'More than {limit} GB came through the pipe ({file}), the most that relief reads from one. The command before it may never end. Save its output in a file, look at it, and name that file.',
    zh: '管道（{file}）传来的数据已超过 {limit} GB 的上限；前面的命令可能永不结束。请先将其输出存为文件、查看后再指定该文件。',
  },
  'error.TOO_FEW_OPEN_FILES': {
    en: 'The system lets this process open too few files at once (see “ulimit -n”; relief needs 256). Raise the limit in the script or the service that starts it, and run again.',
    zh: '系统允许本进程同时打开的文件过少（见“ulimit -n”；本程序需要 256）。请在启动它的脚本或服务中调高此限制后重新运行。',
  },
  'error.SYSTEM_REFUSED': {
    en: 'The system refused what relief asked of it ({call}): {system}. Correct that, and run again. The results of an earlier run are untouched.',
    zh: '系统拒绝了本程序的操作（{call}）：{system}。请处理后重新运行。先前运行的结果未改动。',
  },
  'error.PRINTING_FAILED': {
    en: 'The printed output could not be written to {stream}: {system}. Some of it is lost. Make room, or send it elsewhere.',
    zh: '本程序的输出未能写入{stream}：{system}，部分内容已丢失。请清理空间，或改为输出到别处。',
  },
  'cli.results_stand': {
    en: 'The results themselves are complete: {file}',
    zh: '结果文件本身已完整写出：{file}',
  },
  'cli.stdout': { en: 'standard output', zh: '标准输出' },
  'cli.stderr': { en: 'standard error', zh: '标准错误输出' },
} satisfies Record<string, Entry>;
