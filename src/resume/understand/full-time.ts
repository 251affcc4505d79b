/** Words that say a job was less than a full-time employment; whole words, in many languages. */
const NOT_FULL_TIME =
  /(?<![\p{L}])(?:part[- ]?time|freelanc\p{L}*|self[- ]employed|contract(?:or)?|c2c|1099|temp(?:orary)?|temp-to-hire|seasonal|intern(?:ship)?|trainee|apprentice(?:ship)?|co-?op|volunteer\p{L}*|unpaid|casual|zero[- ]hours|per diem|working student|side project|advis(?:or|er)y? board|teilzeit|freiberuf\p{L}*|selb(?:st)?ständig\p{L}*|werkstudent\p{L}*|praktik\p{L}*|minijob|aushilfe|ehrenamt\p{L}*|auszubildende\p{L}*|azubi|befristet|temps partiel|mi-temps|indépendant\p{L}*|auto-entrepreneur|stagiaire|alternan\p{L}*|apprenti\p{L}*|bénévol\p{L}*|intérim|media jornada|tiempo parcial|autónom\p{L}*|becari\p{L}*|prácticas|voluntari\p{L}*|meio período|tempo parcial|autônom\p{L}*|estagiári\p{L}*|estágio|libero professionista|tirocin\p{L}*|stagista|deeltijd|parttime|zzp\p{L}*|zelfstandig\p{L}*|stagiair\p{L}*|vrijwillig\p{L}*|część etatu|pół etatu|działalność własna|staż\p{L}*|praktyk\p{L}*|wolontari\p{L}*|yarı zamanlı|serbest çalışan|stajyer|gönüllü|неполный рабочий день|частичная занятость|фриланс\p{L}*|стаж[её]р\p{L}*|волонт[её]р\p{L}*|подработка)(?![\p{L}])|实习|兼职|自由职业|アルバイト|インターン|フリーランス|パート|業務委託|契約社員|인턴|프리랜서|아르바이트|계약직|دوام جزئي|عمل حر|متدرب|متطوع|משרה חלקית|עצמאי|מתמחה|פרילנס|מתנדב/iu;

/** False where the words of an entry's head say part time, freelance, contract, intern or volunteer; null when nothing is said. */
export function fullTimeOf(head: string): false | null {
  return NOT_FULL_TIME.test(head) ? false : null;
}

const EMPLOYMENT_TYPE =
  /^\(?(?:full[- ]?time|part[- ]?time|contract|freelance|internship|temporary|seasonal|permanent|apprenticeship|vollzeit|teilzeit|festanstellung|befristet|unbefristet|temps plein|temps partiel|cdi|cdd|jornada completa|media jornada|tempo integral|tempo pieno|tempo parziale|voltijd|deeltijd|pełny etat|tam zamanlı|yarı zamanlı|полная занятость|全职|兼职|正社員|契約社員|정규직|계약직|دوام كامل|دوام جزئي|משרה מלאה|משרה חלקית)\)?$/iu;

/** A piece of an entry's head that says nothing but the kind of employment. */
export const isEmploymentType = (text: string): boolean => EMPLOYMENT_TYPE.test(text.trim());
