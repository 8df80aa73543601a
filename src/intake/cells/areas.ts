import type { Area } from '../../domain/area.js';

/**
 * Finds the code of a county by its name as people write it: 丙丁区, 丙丁, 乙市丙丁区, 甲省乙市丙丁区, 丙丁区某街道. The
 * policies of a run list the counties. A name that two of them share is not accepted.
 */
export class AreaNames {
  private readonly counties: readonly County[];

  constructor(readonly areas: readonly Area[] = []) {
    const prefectures = areas.filter(({ code }) => code.length === PREFECTURE_DIGITS);
    const seen = new Set<string>();
    this.counties = areas
      .filter(({ code }) => code.length === COUNTY_DIGITS && !seen.has(code) && seen.add(code))
      .map(({ code, zh }) => ({
        code,
        name: zh,
        short: shortName(zh),
        prefectures: prefectures
          .filter((prefecture) => code.startsWith(prefecture.code))
          .map(({ zh: name }) => name),
      }));
  }

  /** The counties with their codes, for a message. */
  get list(): string {
    return this.counties.map(({ code, name }) => `${name} ${code}`).join(', ');
  }

  /** The code of the county that a text names; undefined where it names none or may name several. */
  codeOf(text: string): string | undefined {
    const plain = text.replace(/[\s-]/gu, '');
    const codes = new Set(
      this.counties.filter((county) => this.isNamed(county, plain)).map(({ code }) => code),
    );
    const [code] = codes;
    return codes.size === 1 ? code : undefined;
  }

  private isNamed(county: County, text: string): boolean {
    if (text === county.short) return true;
    const at = text.indexOf(county.name);
    if (at < 0 || !isAbove(text.slice(0, at), county)) return false;
    const rest = text.slice(at + county.name.length);
    return rest === '' || (BELOW.test(rest) && !this.counties.some(({ name }) => rest.includes(name)));
  }
}

interface County {
  readonly code: string;
  readonly name: string;
  /** The name without the word for “county”; the whole name where only one character would be left. */
  readonly short: string;
  /** The names of its prefecture, where the policies have any. */
  readonly prefectures: readonly string[];
}

const PREFECTURE_DIGITS = 4;
const COUNTY_DIGITS = 6;

const PROVINCE = /^(?:\p{Script=Han}{2,8}(?:省|自治区))?/u;
const ANY_PREFECTURE = /^\p{Script=Han}{2,8}(?:市|州|盟|地区)$/u;

/** The rest of an address within a county: streets, towns and villages, perhaps with a house number. */
const BELOW =
  /^[\p{Script=Han}\dA-Za-z]*(?:街道|镇|乡|社区|村|路|街|委员会|居委|村委)[\p{Script=Han}\dA-Za-z]*$/u;

/** Whether a text before the name of a county is its province, its prefecture, or both. */
function isAbove(text: string, { name, prefectures }: County): boolean {
  const rest = text.replace(PROVINCE, '');
  // Districts of several cities have the same names, so the name of the city must be given.
  if (rest === '') return text === '' || !name.endsWith('区');
  if (prefectures.length === 0) return ANY_PREFECTURE.test(rest);
  return prefectures.some((prefecture) => rest === prefecture || rest === shortName(prefecture));
}

/** Ethnic groups that occur in the names of autonomous counties. */
const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
const KIND_OF_AREA = new RegExp(`(?:(?:(?:${PEOPLES})族)+自治[县州旗]|[区县市旗州盟]|地区)$`, 'u');

/** A name without its last word, which says what kind of area it is, unless only one character would be left. */
function shortName(name: string): string {
  const short = name.replace(KIND_OF_AREA, '');
  return [...short].length < 2 ? name : short;
}
