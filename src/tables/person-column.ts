/** The person of a row: one name and one set of headers in every table, so that the same export reads the same in all. */
export const PERSON_ID = {
  name: 'person_id',
  zh: '身份证号',
  kind: 'person',
  required: true,
  field: 'person',
  texts: 'personIds',
  aliases: ['certno', '身份证号码', '身份证件号码', '证件号码', '公民身份号码', '身份证'],
  otherwise: [{ aliases: ['psn_no', '人员编号'] }],
} as const;
