import type { Entry } from './catalogue.js';

/** What the program says where the system refuses it something. */
export const systemText = {
  'error.TOO_FEW_OPEN_FILES': {
    en: 'The system lets this process open too few files at once (see “ulimit -n”; relief needs 256). Raise the limit in the script or the service that starts it, and run again.',
    zh: '系统允许本进程同时打开的文件过少（见“ulimit -n”；本程序需要 256）。请在启动它的脚本或服务中调高此限制后重新运行。',
  },
  'error.SYSTEM_REFUSED': {
    en: 'The system refused what relief asked of it ({call}): {system}. Correct that, and run again. The results of an earlier run are untouched.',
    zh: '系统拒绝了本程序的操作（{call}）：{system}。请处理后重新运行。先前运行的结果未改动。',
  },
  'error.PRINTING_FAILED': {
    en: 'What relief prints could not be written to {stream}: {system}. Part of it is lost. Make room, or send it to another place.',
    zh: '本程序的输出未能写入{stream}：{system}，部分内容已丢失。请清理空间，或改为输出到别处。',
  },
  'cli.results_stand': {
    en: 'The results themselves were written, wholly: {file}',
    zh: '结果文件本身已完整写出：{file}',
  },
  'cli.stdout': { en: 'standard output', zh: '标准输出' },
  'cli.stderr': { en: 'standard error', zh: '标准错误输出' },
} satisfies Record<string, Entry>;
