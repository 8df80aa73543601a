/**
 * Masks names of persons in cells where something else is expected. A name cannot be told from other words of its
 * length. Words of this field are therefore listed and shown, such as a service that a user has to map; every other
 * text that is short enough to be a name is masked.
 */

/** Parts of words for services, care locations, identities, areas, money and time. Common names do not contain them. */
const FIELD_WORDS = new RegExp(
  [
    '[诊院病药疗医症]|住院|急救|抢救|留观|手术|透析|生育|体检|护理|康复|化疗|放疗|挂号|购买|门特|门慢|慢特|日间|牙科|眼科',
    '低保|五保|特困|孤儿|贫困|困难|困境|致贫|返贫|脱贫|残疾|重残|优抚|边缘|低边|低收入|监测|职工|烈士|退役|军人|遗属|三老|三无|失独|救助|对象|人员|家庭|儿童|老人|学生|居民|农民|富裕',
    '[省市县区旗镇乡村]$|街道|社区|本地|异地|境外|国外|市内|省内|省外|转外|转诊|复诊',
    '参保|保险|医保|统筹|基金|报销|结算|结报|手工|零星|一站|联网|现金|自费|预算|补助|捐赠|利息|余额|结余|结转|收入|支出|划入|划出|慈善|公益|财政',
    '工伤|意外|伤害|外伤|事故|公共|其他|其它|不详|未知|待定|合计|小计|总计|作废|有效|无效|正常|长期|永久|至今|上午|下午|民国|[元万]',
  ].join('|'),
);
/** Words of one character that are no names. */
const SINGLE = new Set('年月日时分秒元万千百是否有无男女第号项次类级个省市县区');

/** Longer Chinese words, in characters, are no names. */
const LONGEST_NAME = 4;

/** Chinese words, with the dots that names may contain, and words of all other scripts but Latin. */
const CHINESE = /\p{Script=Han}+(?:[·•‧・.]\p{Script=Han}+)*/gu;
const OTHER_WRITING =
  /(?!\p{Script=Han}|\p{Script=Latin})\p{L}(?:(?!\p{Script=Han}|\p{Script=Latin})[\p{L}\p{M}]|[ '’-](?=(?!\p{Script=Han}|\p{Script=Latin})\p{L}))*/gu;
/** Several capitalised Latin words in a row, or a cell of one such word. Codes and values are in lower or upper case. */
const LATIN = /\b\p{Lu}\p{Ll}+(?:[ .,'’-]+\p{Lu}\p{L}*\.?)+|^\p{Lu}\p{Ll}+$/gu;
const LATIN_WORDS =
  /^(?:yes|no|true|false|none|null|other|unknown|inpatient|outpatient|emergency|pharmacy|local|overseas|manual|valid|invalid)$/i;

/** Replaces everything in a text that may be the name of a person. Names that are masked already stay. */
export function replacePersonNames(text: string, by: (name: string) => string): string {
  const unlessMasked = (word: string, at: number, whole: string): string =>
    whole[at + word.length] === '*' ? word : by(word);
  return text
    .replace(CHINESE, (word, at: number, whole: string) =>
      isFieldWord(word) ? word : unlessMasked(word, at, whole),
    )
    .replace(OTHER_WRITING, unlessMasked)
    .replace(LATIN, (words) => (LATIN_WORDS.test(words) ? words : by(words)));
}

/** Whether a text has a part that may be the name of a person. */
export function mayHoldPersonName(text: string): boolean {
  return replacePersonNames(text, () => '') !== text;
}

function isFieldWord(word: string): boolean {
  if (/[^\p{Script=Han}]/u.test(word)) return false;
  const { length } = [...word];
  return length > LONGEST_NAME || (length === 1 ? SINGLE.has(word) : FIELD_WORDS.test(word));
}
