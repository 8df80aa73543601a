import type { Entry } from './entry.js';

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
  'reason.POLICY_NOT_IN_FORCE': {
    en: 'The policy was not in force on the day of settlement.',
    zh: '结算日不在政策有效期内。',
  },
  'reason.OTHER_PROGRAM': {
    en: 'The document sends this programme through another channel.',
    zh: '该专项按文件规定由其他渠道保障。',
  },
  'reason.EXCLUDED_WORK_INJURY': { en: 'Work injuries are not assisted.', zh: '工伤费用不予救助。' },
  'reason.EXCLUDED_THIRD_PARTY': {
    en: 'A third party owes these costs.',
    zh: '应由第三人负担的费用不予救助。',
  },
  'reason.EXCLUDED_PUBLIC_HEALTH': {
    en: 'Public health pays these costs.',
    zh: '应由公共卫生负担的费用不予救助。',
  },
  'reason.EXCLUDED_OTHER': { en: 'The document excludes these costs.', zh: '属文件规定的其他不予救助情形。' },
  'reason.EXCLUDED_OVERSEAS': { en: 'Treatment abroad is not assisted.', zh: '境外就医费用不予救助。' },
  'reason.EXCLUDED_NON_DESIGNATED': {
    en: 'The institution is not designated.',
    zh: '非定点医药机构发生的费用不予救助。',
  },
  'reason.NOT_ON_ROSTER': {
    en: 'The person has no identity on the roster that this policy knows.',
    zh: '名册中没有该人员属于本政策的救助对象身份。',
  },
  'reason.NO_CATEGORY_AT_DATE': {
    en: 'None of the person’s identities was in force on the day that counts.',
    zh: '在判定日，该人员的救助对象身份均不在有效期内。',
  },
  'reason.ROSTER_ROW_REJECTED': {
    en: 'A roster row of the person was rejected, so that nobody can tell whether there is an identity on the day that counts.',
    zh: '该人员在名册中有被退回的行，无法判断其在判定日是否具有救助对象身份。',
  },
  'reason.NOT_LOCAL_RESIDENT': { en: 'The person is not a local resident.', zh: '该人员不是本地户籍。' },
  'reason.NOT_INSURED': {
    en: 'The person has no basic medical insurance.',
    zh: '该人员未参加基本医疗保险。',
  },
  'reason.AREA_NOT_IN_PILOT': {
    en: 'The person’s area is not a pilot area.',
    zh: '该人员所在地区不在试点范围。',
  },
  'reason.FILED_LATE': { en: 'The application came after the deadline.', zh: '申请已超过截止日期。' },
  'reason.NO_REFERRAL': { en: 'The treatment was not referred as the policy asks.', zh: '未按规定转诊。' },
  'reason.MISSING_REFERRAL': {
    en: 'Treatment away from home, and the file does not say whether it was referred.',
    zh: '异地就医，但未填写转诊情况，需补充。',
  },
  'reason.SERVICE_NOT_COVERED': {
    en: 'No benefit of the policy covers this service for this category.',
    zh: '本政策的各项待遇均不覆盖该类别的这种医疗服务。',
  },
  'reason.MISSING_CAPACITY': {
    en: 'The roster does not say what the household can bear (household_capacity).',
    zh: '名册缺少家庭承受能力（household_capacity），需补充。',
  },
  'reason.MISSING_LOCAL_STANDARD': {
    en: 'The county’s own standard is missing; enter it as a parameter.',
    zh: '缺少当地标准，请在参数中填写。',
  },
  'reason.NO_BURDEN': { en: 'Nothing is left to the person to pay.', zh: '个人没有需负担的费用。' },
  'reason.BELOW_DEDUCTIBLE': {
    en: 'The cumulative burden does not exceed the deductible.',
    zh: '累计自负费用未超过起付线。',
  },
  'reason.CAP_REACHED': { en: 'The annual cap is used up.', zh: '已达到年度封顶线。' },
  'reason.ROUNDED_TO_ZERO': {
    en: 'The share is less than half a fen.',
    zh: '按比例计算不足半分，四舍五入为零。',
  },

  'notice.CAP_LIMITED': { en: 'The annual cap limited the payment.', zh: '救助金额受年度封顶线限制。' },
  'notice.CROSS_YEAR_STAY': {
    en: 'Admitted in an earlier calendar year than settled.',
    zh: '入院与结算不在同一年度。',
  },
  'notice.MID_STAY_CHANGE': {
    en: 'The recognition began or ended during the stay; the month’s end decides.',
    zh: '住院期间身份发生变化，按月末（次月）规则判定。',
  },
  'notice.NEGATIVE_BURDEN': {
    en: 'Insurance paid more than the amount within the catalogue; the burden counts as 0.',
    zh: '保险支付超过政策范围金额，自负费用按零计。',
  },
  'notice.NO_FILING_DATE': {
    en: 'A manual claim without a filing date: the deadline could not be tested.',
    zh: '手工结报没有申请日期，未能核对申请期限。',
  },
  'notice.OVERLAPPING_STAY': {
    en: 'The stay shares a night with another one of the same person.',
    zh: '住院时间与该人员另一次住院重叠。',
  },
  'notice.PAIRED_BY_AMOUNT': {
    en: 'The refund names no original; it was paired by person, institution, service and amount.',
    zh: '退费未写原结算，按人员、机构、医疗类别和金额配对。',
  },
  'notice.RARE_DISEASE_REMAINDER': {
    en: 'Burden is left of a rare disease: the rest goes to the special scheme.',
    zh: '罕见病费用仍有剩余负担，转入专项保障。',
  },
  'notice.ROSTER_ROW_REJECTED': {
    en: 'Another roster row of the person was rejected; it may give a better category.',
    zh: '该人员在名册中另有被退回的行，其中可能有待遇更高的身份。',
  },
  'notice.SUSPECTED_DUPLICATE': {
    en: 'Same person, service, day, institution and total as an earlier claim.',
    zh: '与先前一笔结算的人员、类别、日期、机构和总额相同，疑似重复。',
  },
} satisfies Record<string, Entry>;
