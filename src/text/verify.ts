import type { Entry } from '../domain/entry.js';

/** `relief verify`: an earlier run’s results are held against their inputs. */
export const verifyText = {
  'verify.run': {
    en: '{folder}: made by relief {version} from {inputs} inputs under {policies}',
    zh: '{folder}：由 relief {version} 根据 {inputs} 个输入、按 {policies} 生成',
  },
  'verify.chosen': {
    en: 'chosen for that run, in relief.yaml or on the command line: {settings}',
    zh: '当时在 relief.yaml 或命令行中选定：{settings}',
  },
  'verify.sources_same': {
    en: 'inputs and policies: the ones that were read then',
    zh: '输入与政策：与当时读取的相同',
  },
  'verify.outputs_same': {
    en: 'outputs: {count} files, unchanged since they were written',
    zh: '输出：{count} 个文件，写出后未改动',
  },
  'verify.again_same': {
    en: 'made again: the same, byte for byte',
    zh: '重新运行：逐字节相同',
  },
  'verify.not_again': {
    en: 'The run was not made again, because an input or a policy is another one now.',
    zh: '输入或政策已改变，未重新运行。',
  },
  'verify.audit_same': {
    en: 'audit: {lines} benefit lines and {decisions} decisions worked out again; {compared} figures and texts agree',
    zh: '独立审计：重算 {lines} 条待遇、{decisions} 项判定；{compared} 处数字和文字相符',
  },
  'verify.audit_given': {
    en: 'taken as given, because only the roster or the claims say them: the base amounts, {deductibles} deductibles, {ratios} raised ratios',
    zh: '因仅见于名册或结算数据而照录：救助基数、{deductibles} 个起付线、{ratios} 个提高的比例',
  },
  'verify.proves': {
    en: 'This shows that these files follow from the inputs and policies named above, under relief {version}. It does not show that the inputs are true, who made the run, or when; and somebody who replaces inputs, files and manifest together is not found out. Note the SHA-256 of manifest.json where nobody can change it:',
    zh: '以上表明：这些文件确由上述输入和政策按 relief {version} 得出。但不能证明输入属实，也不能证明何人、何时运行；若有人将输入、文件和清单一并替换，也无法查出。请将 manifest.json 的 SHA-256 另行留存在他人无法改动之处：',
  },
  'verify.holds': { en: 'It holds.', zh: '核验通过。' },
  'verify.does_not_hold': { en: 'It does not hold.', zh: '核验不通过。' },
  'verify.others': {
    en: 'Not written by the run, and not checked: {files}',
    zh: '非该次运行写出，未核验：{files}',
  },
  'verify.VERSION': {
    en: 'the results were made by relief {found}, and this is relief {expected}; install that version for a byte for byte answer',
    zh: '结果由 relief {found} 生成，而当前为 relief {expected}；如需逐字节核验，请安装该版本',
  },
  'verify.INPUT': {
    en: '{file}: this is not the input that the run read; it has been changed or replaced since',
    zh: '{file}：不是当时读取的输入，之后已被改动或替换',
  },
  'verify.POLICY': {
    en: '{file}: this is not the policy that the run applied; its text is another one',
    zh: '{file}：不是当时适用的政策，内容已不同',
  },
  'verify.OUTPUT_MISSING': {
    en: '{file}: the manifest names it, and it is not there, or is no plain file that can be read',
    zh: '{file}：清单中列有此文件，但目录中没有，或不是可读取的普通文件',
  },
  'verify.OUTPUT': {
    en: '{file}: it has been changed since the run wrote it (its SHA-256 is not the manifest’s)',
    zh: '{file}：写出后已被改动（SHA-256 与清单不符）',
  },
  'verify.OUTPUT_UNLISTED': {
    en: '{file}: it has the name of an output, but the manifest does not list it, so nothing shows where it comes from',
    zh: '{file}：名称与输出文件相同，但清单中没有，无从证明其来源',
  },
  'verify.line': {
    en: '{file}:{line}: it differs from what the run makes',
    zh: '{file} 第 {line} 行：与重新运行的结果不同',
  },
  'verify.byte': {
    en: '{file}: it differs from what the run makes, at byte {offset}',
    zh: '{file}：自第 {offset} 字节起与重新运行的结果不同',
  },
  'verify.is': { en: 'is:        {text}', zh: '现为：{text}' },
  'verify.should_be': { en: 'should be: {text}', zh: '应为：{text}' },
  'verify.masked': {
    en: 'they differ in the number or name of a person, which is not shown here, at character {at}',
    zh: '差别在人员编号或姓名中（此处不显示），位于第 {at} 个字符',
  },
  'verify.nothing': { en: '(nothing)', zh: '（无）' },

  'audit.value': {
    en: '{file}:{line}: {column} differs from what the audit works out',
    zh: '{file} 第 {line} 行：{column} 与审计重算不符',
  },
  'audit.line': {
    en: '{file}:{line}: this differs from what the audit works out',
    zh: '{file} 第 {line} 行：与审计重算不符',
  },
  'audit.missing_row': {
    en: '{file}:{line}: a row is missing here',
    zh: '{file} 第 {line} 行：此处缺少一行',
  },
  'audit.extra_row': {
    en: '{file}:{line}: this row should not be here',
    zh: '{file} 第 {line} 行：此行不应出现',
  },
  'audit.unreadable': {
    en: '{file}:{line}: this is not the table that is expected here',
    zh: '{file} 第 {line} 行：不是应有的表格',
  },
  'audit.further': {
    en: '{count} further differences; they may follow from these',
    zh: '另有 {count} 处不符，可能由以上引起',
  },

  'error.NO_MANIFEST': {
    en: '{file} has no manifest.json, so it is not a directory of results. Name the directory that a run has written (relief-out).',
    zh: '{file} 中没有 manifest.json，不是结果目录。请指定运行写出的目录（如 relief-out）。',
  },
  'error.MANIFEST_UNREADABLE': {
    en: '{file} is not a manifest that this version can read: see “{path}”. It may be damaged, or written by another program or version.',
    zh: '{file} 不是本版本可读的清单：请看“{path}”。可能已损坏，或由其他程序或版本写出。',
  },
  'error.VERIFY_BOOKS_ONLY': {
    en: '{file} was written by “relief fund” from the results of another run. Verify the directory of that run, then run “relief fund” again and compare.',
    zh: '{file} 是由 relief fund 根据另一次运行重新记账的结果。请先核验那次运行的目录，再重新记账比对。',
  },
  'error.VERIFY_NO_INPUT': {
    en: 'The input {file} that the run read is not there. Paths are those given to that run, relative to the current directory: change to the directory in which the run was made (and for -, pipe the same input in).',
    zh: '找不到当时读取的输入 {file}。路径按当时写法、从当前目录起查找：请切换到当时运行的目录（若为 -，请再次从管道输入同一内容）。',
  },
  'error.VERIFY_NO_ROOM': {
    en: 'To verify {file}, the run is repeated in a temporary folder in {path}, but that failed: {system}. Make room there, or set TMPDIR to a folder that exists and has room.',
    zh: '核验 {file} 需在 {path} 的临时文件夹中重新运行，但未能写入：{system}。请清理空间，或将 TMPDIR 设为存在且有空间的文件夹。',
  },
  'error.VERIFY_NO_TABLES': {
    en: '{file} does not hold all CSV files and summary.json, which the audit needs. Make the run with all outputs (without --reports, or with csv and json), or verify without --independent.',
    zh: '{file} 缺少审计所需的 CSV 文件或 summary.json。请以全部输出运行（不加 --reports，或含 csv 和 json），或不加 --independent 核验。',
  },
} satisfies Record<string, Entry>;
