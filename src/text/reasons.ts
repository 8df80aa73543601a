import type { Entry } from '../domain/entry.js';

/** What statuses, reasons and notices mean, for the person at the counter. The codes are in src/domain/decision.ts. */
export const reasonText = {
  'status.paid': { en: 'paid', zh: '予以救助' },
  'status.zero': { en: 'nothing to pay', zh: '救助金额为零' },
  'status.denied': { en: 'denied', zh: '不予救助' },
  'status.pended': { en: 'waiting for information', zh: '待补充' },
  'status.void': { en: 'void', zh: '已冲销' },

  'reason.REVERSED': {
    en: 'The claim is part of a reversed pair.',
    zh: '该结算已被冲销，或本身是冲销记录。',
  },
  'reason.ORPHAN_REVERSAL': {
    en: 'The row reverses a claim that is not there, is of another person, or is already reversed.',
    zh: '该冲销记录找不到可冲销的结算：原结算不存在、不是同一人，或已被冲销。',
  },
  'reason.REFUND_WITHOUT_PAIR': {
    en: 'The export marks the row as refunded, but the other half (refund or original) is not in the input.',
    zh: '该行标有退费结算标志，但另一半（退费或原结算）不在输入文件中。',
  },
  'reason.PARTIAL_REFUND': {
    en: 'The refund takes back another amount than its original has, so that neither can be decided.',
    zh: '退费金额与原结算总额不等（部分退费），两笔均无法审核。',
  },
  'reason.REFUND_REJECTED': {
    en: 'A refund of the claim, or another row with its number that is one, could not be read: see rejects.csv.',
    zh: '该结算的退费记录（或同一结算ID下的退费行）未能读取，见 rejects.csv。',
  },

  'notice.CROSS_YEAR_STAY': {
    en: 'Admitted in an earlier calendar year than settled.',
    zh: '入院与结算不在同一年度。',
  },
  'notice.NEGATIVE_BURDEN': {
    en: 'Insurance paid more than the amount within the catalogue; the burden counts as 0.',
    zh: '保险支付超过政策范围金额，自负费用按零计。',
  },
  'notice.OVERLAPPING_STAY': {
    en: 'The stay shares a night with another one of the same person.',
    zh: '住院时间与该人员另一次住院重叠。',
  },
  'notice.PAIRED_BY_AMOUNT': {
    en: 'The refund names no original; it was paired by person, institution, service and amount.',
    zh: '退费未写原结算，按人员、机构、医疗类别和金额配对。',
  },
  'notice.SUSPECTED_DUPLICATE': {
    en: 'Same person, service, day, institution and total as an earlier claim.',
    zh: '与先前一笔结算的人员、类别、日期、机构和总额相同，疑似重复。',
  },
} satisfies Record<string, Entry>;
