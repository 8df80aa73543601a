import type { Entry } from '../../src/domain/entry.js';

/**
 * How others would call a status, a reason or a notice, and what the office does about it. "Nearest" means no
 * more than that: the lists of other systems were made for other insurances. Blank where nothing is near.
 */
export interface ReasonCode {
  /** Number of the check that decides it, 1 to 10; 0 for what no check decides. */
  readonly check: number;
  readonly office: Entry;
  /** X12 claim adjustment group and reason code, as PR-1. */
  readonly x12: string;
  /** FHIR: how ClaimResponse or ExplanationOfBenefit would say it. */
  readonly fhir: string;
}

/** FHIR: the benefit is 0 because the plan does not cover it; CARIN names the reason in a slice of its own. */
const NOT_COVERED = 'benefit 0, reason ar001 (denialreason)';
const NOT_COMPLETE = 'outcome partial';

const NOTHING: Entry = { en: 'Nothing.', zh: '无需处理。' };

/** By status. */
export const STATUS_CODES: Readonly<Record<string, ReasonCode>> = {
  paid: {
    check: 10,
    office: { en: 'Pay what is payable.', zh: '按救助金额支付。' },
    x12: '',
    fhir: 'outcome complete, benefit',
  },
  zero: {
    check: 10,
    office: {
      en: 'Nothing; the burden counts toward the deductible.',
      zh: '无需支付；自负费用计入起付线累计。',
    },
    x12: '',
    fhir: 'outcome complete, benefit 0',
  },
  denied: {
    check: 0,
    office: {
      en: 'Tell the person the reason and the article.',
      zh: '告知本人原因及所依据的条款。',
    },
    x12: '',
    fhir: 'outcome complete, benefit 0',
  },
  pended: {
    check: 0,
    office: { en: 'Find what is missing, enter it, and run again.', zh: '补齐所缺信息后重新运行。' },
    x12: 'OA-133',
    fhir: NOT_COMPLETE,
  },
  void: {
    check: 1,
    office: {
      en: 'Nothing; both claims count as if they had never been.',
      zh: '无需处理；两笔均视同未发生。',
    },
    x12: '',
    fhir: 'status cancelled',
  },
};

/** By reason. */
export const REASON_CODES: Readonly<Record<string, ReasonCode>> = {
  REVERSED: {
    check: 1,
    office: {
      en: 'See in the reconciliation that what was paid for the two adds up to 0.',
      zh: '在对账中核对两笔已付金额是否相抵。',
    },
    x12: '',
    fhir: 'status cancelled',
  },
  ORPHAN_REVERSAL: {
    check: 1,
    office: {
      en: 'Find the claim that it takes back: correct `reverses`, or add the file in which that claim is.',
      zh: '查明被冲销的结算：更正原结算ID（reverses），或补充其所在的文件。',
    },
    x12: 'OA-129',
    fhir: NOT_COMPLETE,
  },
  REFUND_WITHOUT_PAIR: {
    check: 1,
    office: {
      en: 'Add the file in which the other half is: often the export of the year before or after.',
      zh: '补充另一半所在的文件，通常在上一年度或下一年度的导出中。',
    },
    x12: 'OA-129',
    fhir: NOT_COMPLETE,
  },
  PARTIAL_REFUND: {
    check: 1,
    office: {
      en: 'Find out what is left of the treatment. Where it was settled again, have the rest of the original taken back; then export again.',
      zh: '核实剩余费用：如已重新结算，应将原结算全部冲销，再重新导出。',
    },
    x12: 'OA-129',
    fhir: NOT_COMPLETE,
  },
  REFUND_REJECTED: {
    check: 1,
    office: {
      en: 'Correct the rejected row, and run again.',
      zh: '更正被拒的行后重新运行。',
    },
    x12: 'OA-129',
    fhir: NOT_COMPLETE,
  },
  POLICY_NOT_IN_FORCE: {
    check: 2,
    office: {
      en: 'Apply the document of that time. Where a later notice kept this one in force, enter `in_force` in relief.yaml.',
      zh: '适用当时的文件。如后续通知延长了有效期，请在 relief.yaml 中写明 in_force。',
    },
    x12: 'PR-26 (before), PR-27 (after)',
    fhir: NOT_COVERED,
  },
  OTHER_PROGRAM: {
    check: 3,
    office: { en: 'Hand the claim to the office of that programme.', zh: '转由该专项的主管部门办理。' },
    x12: 'OA-109',
    fhir: NOT_COVERED,
  },
  EXCLUDED_WORK_INJURY: {
    check: 4,
    office: { en: 'Refer the person to work injury insurance.', zh: '引导申请工伤保险待遇。' },
    x12: 'OA-19',
    fhir: NOT_COVERED,
  },
  EXCLUDED_THIRD_PARTY: {
    check: 4,
    office: { en: 'The third party pays; see whether it can.', zh: '由第三人负担；了解其能否承担。' },
    x12: 'OA-20',
    fhir: NOT_COVERED,
  },
  EXCLUDED_PUBLIC_HEALTH: {
    check: 4,
    office: { en: 'Hand the claim to public health.', zh: '转由公共卫生经费负担。' },
    x12: 'OA-109',
    fhir: NOT_COVERED,
  },
  EXCLUDED_OTHER: {
    check: 4,
    office: {
      en: 'Tell the person which exclusion of the document it is.',
      zh: '告知属于文件规定的哪一种除外情形。',
    },
    x12: 'PR-96',
    fhir: NOT_COVERED,
  },
  EXCLUDED_OVERSEAS: { check: 4, office: NOTHING, x12: 'PR-158', fhir: NOT_COVERED },
  EXCLUDED_NON_DESIGNATED: {
    check: 4,
    office: {
      en: 'Look whether it was an emergency, where the document excepts those; then enter it.',
      zh: '文件对急诊有例外规定的，核实是否急诊，如是则补填。',
    },
    x12: 'PR-242',
    fhir: NOT_COVERED,
  },
  NOT_ON_ROSTER: {
    check: 5,
    office: {
      en: 'Compare the number with the civil-affairs roster: a typing error, or an identity that this document does not name.',
      zh: '与民政名册核对证件号：是否录入有误，或其身份不在本文件范围内。',
    },
    x12: 'PR-31',
    fhir: NOT_COVERED,
  },
  NO_CATEGORY_AT_DATE: {
    check: 5,
    office: {
      en: 'Check the dates of the identity, and on which day the treatment ended.',
      zh: '核对身份起止日期和出院（结算）日期。',
    },
    x12: 'PR-26 (before), PR-27 (after), PR-200 (between)',
    fhir: NOT_COVERED,
  },
  ROSTER_ROW_REJECTED: {
    check: 5,
    office: {
      en: 'Find the person’s row in rejects.csv (`relief explain` names its line), correct it in the roster, and run again.',
      zh: '在 rejects.csv 中找到该人员的名册行（relief explain 给出行号），更正名册后重新运行。',
    },
    x12: 'OA-133',
    fhir: NOT_COMPLETE,
  },
  NOT_LOCAL_RESIDENT: {
    check: 6,
    office: { en: 'Check the household registration.', zh: '核对户籍。' },
    x12: 'PR-180',
    fhir: NOT_COVERED,
  },
  NOT_INSURED: {
    check: 6,
    office: { en: 'Check the insurance; help the person to join.', zh: '核对参保情况，帮助其参保。' },
    x12: 'PR-177',
    fhir: NOT_COVERED,
  },
  AREA_NOT_IN_PILOT: {
    check: 6,
    office: {
      en: 'Check the area on the roster, and the list of pilot areas.',
      zh: '核对名册中的认定地和试点地区名单。',
    },
    x12: 'PR-272',
    fhir: NOT_COVERED,
  },
  FILED_LATE: {
    check: 7,
    office: { en: 'Check the day on which the application came in.', zh: '核对申请日期。' },
    x12: 'PR-29',
    fhir: NOT_COVERED,
  },
  NO_REFERRAL: {
    check: 8,
    office: {
      en: 'Look whether there was a referral, a registration or an emergency that the file does not say.',
      zh: '核实是否有转诊、备案或急诊而未填写。',
    },
    x12: 'PR-288',
    fhir: NOT_COVERED,
  },
  MISSING_REFERRAL: {
    check: 8,
    office: {
      en: 'Ask the institution or the person, and fill in `referral`.',
      zh: '向医疗机构或本人核实，补填转诊情况（referral）。',
    },
    x12: 'OA-252',
    fhir: NOT_COMPLETE,
  },
  SERVICE_NOT_COVERED: {
    check: 9,
    office: {
      en: 'Tell the person; check the kind of service where it looks wrong.',
      zh: '告知本人；如医疗类别有疑问则核对。',
    },
    x12: 'PR-204',
    fhir: NOT_COVERED,
  },
  MISSING_CAPACITY: {
    check: 10,
    office: {
      en: 'Have the family’s capacity assessed, and enter it on every member’s roster row.',
      zh: '核定家庭承受能力，填入该户每名成员的名册记录。',
    },
    x12: 'OA-252',
    fhir: NOT_COMPLETE,
  },
  MISSING_LOCAL_STANDARD: {
    check: 10,
    office: {
      en: 'Enter the county’s own standard under `parameters` in relief.yaml.',
      zh: '在 relief.yaml 的 parameters 中填写当地标准。',
    },
    x12: '',
    fhir: NOT_COMPLETE,
  },
  NO_BURDEN: { check: 10, office: NOTHING, x12: 'OA-23', fhir: 'eligible 0' },
  BELOW_DEDUCTIBLE: {
    check: 10,
    office: {
      en: 'Nothing; the burden counts toward the deductible of the next claim.',
      zh: '无需处理；本次自负费用计入累计。',
    },
    x12: 'PR-1',
    fhir: 'deductible',
  },
  CAP_REACHED: {
    check: 10,
    office: {
      en: 'Look whether another fund of the stack, charity or temporary aid can help.',
      zh: '了解能否由慈善、临时救助等其他途径帮扶。',
    },
    x12: 'PR-119',
    fhir: 'benefit 0, reason ar002',
  },
  ROUNDED_TO_ZERO: { check: 10, office: NOTHING, x12: '', fhir: 'benefit 0' },
};

/** By notice. They change no amount. */
export const NOTICE_CODES: Readonly<Record<string, ReasonCode>> = {
  CAP_LIMITED: {
    check: 10,
    office: { en: 'As with CAP_REACHED, for the rest.', zh: '未救助部分同 CAP_REACHED 处理。' },
    x12: 'PR-119',
    fhir: 'benefit, reason ar002',
  },
  CROSS_YEAR_STAY: {
    check: 0,
    office: {
      en: 'Nothing: the year of the settlement counts. See that the claim is not in the other year’s files too.',
      zh: '以结算年度为准；核对该笔是否也出现在另一年度的文件中。',
    },
    x12: '',
    fhir: '',
  },
  MID_STAY_CHANGE: {
    check: 5,
    office: {
      en: 'Compare the dates of recognition and stay where the result surprises.',
      zh: '如结果有疑问，核对认定日期与住院起止日期。',
    },
    x12: '',
    fhir: '',
  },
  NEGATIVE_BURDEN: {
    check: 10,
    office: {
      en: 'Check the amounts: insurance seems to have paid outside the catalogue, or twice.',
      zh: '核对金额：保险可能支付了目录外费用或重复支付。',
    },
    x12: '',
    fhir: '',
  },
  NO_FILING_DATE: {
    check: 7,
    office: { en: 'Enter the day of the application, and run again.', zh: '补填申请日期后重新运行。' },
    x12: '',
    fhir: '',
  },
  OVERLAPPING_STAY: {
    check: 0,
    office: {
      en: 'Ask the institutions: nobody lies in two beds. A transfer on the day of discharge is none.',
      zh: '向医疗机构核实：同一人不应同时在两处住院（出院当日转院不算）。',
    },
    x12: '',
    fhir: '',
  },
  PAIRED_BY_AMOUNT: {
    check: 1,
    office: {
      en: 'Check that the two belong together; fill in `reverses` where they do not.',
      zh: '核对两笔是否确为一对；如不是，请填写原结算ID（reverses）。',
    },
    x12: '',
    fhir: '',
  },
  RARE_DISEASE_REMAINDER: {
    check: 10,
    office: {
      en: 'Apply to the special scheme for the burden that is left.',
      zh: '剩余负担按规定转入专项保障办理。',
    },
    x12: 'OA-22',
    fhir: '',
  },
  ROSTER_ROW_REJECTED: {
    check: 5,
    office: {
      en: 'Find the person’s row in rejects.csv (`relief explain` names its line), correct it in the roster, and run again: the category may change.',
      zh: '在 rejects.csv 中找到该人员的名册行（relief explain 给出行号），更正名册后重新运行，类别可能改变。',
    },
    x12: '',
    fhir: '',
  },
  SUSPECTED_DUPLICATE: {
    check: 0,
    office: {
      en: 'Ask the institution whether there were two treatments. If not, have one of the two reversed.',
      zh: '向医疗机构核实是否两次就诊；如不是，冲销其中一笔。',
    },
    x12: 'OA-18',
    fhir: '',
  },
};
