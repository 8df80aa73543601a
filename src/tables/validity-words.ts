import { wordKey } from './values.js';
import type { Words } from './words.js';

/** The two things that a status says of its row, by their numbers. */
const COUNTS = 1;

/** The words of a status column: those of rows that do not count, and those of rows that do. A blank cell counts. */
function statusWords(not: readonly string[], counts: readonly string[]): Words {
  const written = [not, counts].flatMap((list, number) => list.map((text) => [text, number] as const));
  return {
    list: ['not_valid', 'valid'],
    written,
    numbers: new Map(written.map(([text, number]) => [wordKey(text), number])),
    blank: COUNTS,
  };
}

export const VALIDITY_WORDS = statusWords(
  ['0', '无效', '否', 'N', 'false', '作废', '已作废'],
  ['1', '有效', '是', 'Y', 'true', '正常'],
);

/** Of a flag that says that the row is void. */
export const VOID_WORDS = statusWords(
  ['1', '是', 'Y', 'true', '作废', '已作废', '删除', '已删除', '撤销', '已撤销'],
  ['0', '否', 'N', 'false', '未作废', '正常', '未删除', '未撤销'],
);

export const SETTLEMENT_STATUS_WORDS = statusWords(
  [
    ...['已退款', '退款', '已退单', '退单', '结算撤销'],
    ...[
      '已退费',
      '退费',
      '全额退费',
      '已全额退费',
      '已冲销',
      '冲销',
      '已冲正',
      '冲正',
      '被冲销',
      '红冲',
      '已红冲',
      '冲账',
      '已冲账',
    ],
    ...[
      '已作废',
      '作废',
      '已撤销',
      '撤销',
      '已取消',
      '取消',
      '取消结算',
      '已取消结算',
      '撤销结算',
      '无效',
      '已失效',
    ],
  ],
  [
    ...['正常', '正常结算', '已结算', '结算', '结算成功', '成功', '有效', '完成', '已完成', '结算完成'],
    ...[
      '未退费',
      '未冲销',
      '生效',
      '已生效',
      '办结',
      '已办结',
      '已支付',
      '已拨付',
      '已清算',
      '已审核',
      '审核通过',
    ],
  ],
);

export const RECORD_STATUS_WORDS = statusWords(
  ['无效', '作废', '已作废', '已撤销', '撤销'],
  ['有效', '正常', '在册', '在享', '享受中', '救助中'],
);

/** Whether the number of a status word says that its row does not count. */
export function saysNotValid(number: number): boolean {
  return number !== COUNTS;
}
