/**
 * What templates and spreadsheets put around the name of a column, and what means nothing: marks, units of one yuan,
 * “required”, how a date is to be written. A unit that changes the amounts (万元, 分) is no decoration.
 */

const MARKS = /[*★☆※●○▲△■□◆◇]/g;
const OPENING = '[(\\[{【〔「『]';
const CLOSING = '[)\\]}】〕」』]';

const YUAN = '(?:单位[:为是]?)?(?:人民币)?[/:,]?(?:元|圆|yuan|rmb|cny|¥|￥)|(?:单位[:为是]?)?人民币';
const NEEDED = '非?必填项?|选填项?|必录|必输|可选|可空|required|optional';
const WRITTEN_AS =
  '年月日|年[-/.]月[-/.]日|yyyy[-/.]?mm[-/.]?dd(?:hh:?mm(?::?ss)?)?|文本(?:格式)?|数字|数值|下拉(?:选择)?|保留(?:2|两)位小数|18位';
const IN_BRACKETS = new RegExp(`${OPENING}(?:${YUAN}|${NEEDED}|${WRITTEN_AS})${CLOSING}`, 'g');
const BARE =
  /(?:非?必填项?|选填项?)|[,;、:/-]?单位[:为是]?元$|[/:,-]?(?:人民币)?(?<![万萬千仟百佰十拾亿億])元$/g;
const COLON_AT_END = /:+$/;

/** The key of a header without its decorations; one that is nothing else stays as it is. */
export function withoutDecorations(key: string): string {
  const bare = key.replace(MARKS, '').replace(IN_BRACKETS, '').replace(BARE, '').replace(COLON_AT_END, '');
  return bare === '' ? key : bare;
}

const TEN_THOUSAND = /[万萬]/;

/** Whether a header says that its amounts are ten thousands of yuan, or may be. */
export function isInTenThousands(key: string): boolean {
  return TEN_THOUSAND.test(key);
}

/** The key of a header in ten thousands without its unit. */
export function withoutTenThousands(key: string): string {
  return withoutDecorations(key.replace(/[([{【]?(?:单位:?)?(?:人民币)?[万萬]元?[)\]}】]?/g, ''));
}
