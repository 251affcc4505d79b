const list = (text: string): readonly string[] =>
  text
    .split("|")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Whole words that name what somebody does. Lower case, without accents of Latin letters. */
export const TITLE_WORDS: readonly string[] = list(
  `engineer | developer | programmer | manager | director | analyst | consultant | architect | designer | administrator | admin | specialist | officer | scientist | researcher | intern | internship | trainee | assistant | associate | coordinator | lead | leader | head | chief | vp | svp | evp | avp | president | cto | ceo | cfo | coo | cio | ciso | founder | cofounder | co-founder | technician | tester | writer | editor | accountant | teacher | lecturer | professor | nurse | representative | supervisor | owner | master | recruiter | strategist | advisor | adviser | executive | fellow | instructor | tutor | apprentice | volunteer | contractor | junior | jr | senior | sr | principal | staff | member | operator | agent | clerk | cashier | planner | controller | auditor | postdoc | postdoctoral | student | working student | generalist | evangelist | expert | practitioner | sre | sdet | qa | devops | fullstack | full-stack | full stack | backend | back-end | frontend | front-end | freelancer | buyer | driver | chef | attorney | lawyer | paralegal | counsel | physician | pharmacist | therapist | mechanic | electrician | barista | waiter | waitress | translator | interpreter | journalist | producer | photographer | animator | illustrator | superintendent | foreman | estimator | surveyor | dispatcher | receptionist | secretary | bookkeeper | underwriter | actuary | teller | sysadmin | dba | mts | swe | pm
  | leiter | leiterin | leitung | berater | beraterin | referent | referentin | sachbearbeiter | sachbearbeiterin | mitarbeiter | mitarbeiterin | werkstudent | werkstudentin | praktikant | praktikantin | praktikum | auszubildender | auszubildende | techniker | technikerin | kaufmann | kauffrau | aushilfe | geselle | meister | lehrer | lehrerin
  | cheffe | responsable | stagiaire | directeur | directrice | gestionnaire | alternant | alternante | apprenti | apprentie | charge | chargee | comptable | technicien | technicienne | redacteur | conseiller | conseillere | vendeur | vendeuse | formateur | ingenieure
  | jefe | jefa | becario | becaria | gerente | tecnico | tecnica | practicante | encargado | encargada | profesor | profesora | auxiliar | dependiente | asesor | asesora | consultora | director | directora
  | estagiario | estagiaria | diretor | diretora | coordenador | coordenadora | supervisora | assistente | tecnologo | professora
  | tirocinante | stagista | responsabile | sistemista | impiegato | impiegata | direttore | direttrice | addetto | addetta | collaboratore | consulente | docente | capo
  | teamleider | beheerder | stagiair | stagiaire | medewerker | adviseur | hoofd | docent | projectleider
  | kierownik | specjalista | stazysta | stazystka | dyrektor | konsultant | konsultantka | inzynier | asystent | asystentka | ksiegowy | ksiegowa
  | uzman | uzmani | stajyer | mudur | muduru | direktor | danisman | danismani | sorumlusu | sefi | lideri | ogretmen
  | менеджер | директор | специалист | начальник | ведущий | старший | младший | стажер | стажёр | помощник | бухгалтер | консультант | тестировщик | эксперт | главный`,
);

/** Parts of words that name what somebody does, for languages that join or inflect. */
export const TITLE_STEMS: readonly string[] = list(
  `entwickler | ingenieur | informatiker | administrator | architekt | assistent | geschaftsfuhrer | verkaufer | programmierer | projektleit | teamleit | abteilungsleit | betreuer | sekretar | developpeu | ingenieur | analyste | architecte | administrateur | administratric | desarrollador | programador | ingenier | administrador | analista | coordinador | disenador | investigador | desenvolvedor | engenheir | pesquisador | sviluppa | ingegner | programmator | progettist | ontwikkelaar | ontwikkel | analist | systeembeheer | programist | analityk | projektant | tester | muhendis | gelistiric | yonetici | tasarimci | инженер | разработчик | программист | руководител | аналитик | администратор | архитектор | дизайнер | консультант
  | 工程师 | 工程師 | 经理 | 經理 | 开发 | 開發 | 分析师 | 分析師 | 主管 | 实习生 | 總監 | 总监 | 架构师 | 设计师 | 助理 | 专员 | 顾问 | 会计 | 教师 | 讲师 | 组长 | 程序员
  | エンジニア | マネージャー | マネジャー | アナリスト | 主任 | 課長 | 部長 | 係長 | インターン | 担当 | デザイナー | プログラマ | リーダー | コンサルタント | 開発 | ディレクター | 営業 | アルバイト | 研究員
  | 엔지니어 | 개발자 | 매니저 | 분석가 | 관리자 | 인턴 | 팀장 | 과장 | 대리 | 사원 | 디자이너 | 컨설턴트 | 연구원 | 기획자 | 책임 | 선임 | 부장
  | مهندس | مطور | مدير | محلل | مسؤول | متدرب | مبرمج | مصمم | رئيس | أخصائي | مستشار | مشرف | محاسب | مساعد | معلم | باحث | فني | منسق
  | מהנדס | מפתח | מנהל | אנליסט | מתמחה | ראש צוות | מתכנת | בודק | סמנכ | יועץ | מעצב | חוקר | אחראי | טכנאי | מנתח`,
);

/** Legal forms: an employer's name for sure. Compared with the last words of a name, without full stops. */
export const LEGAL_FORMS: readonly string[] = list(
  `inc | incorporated | llc | ltd | limited | corp | corporation | plc | llp | lp | pty | pty ltd | pvt | pvt ltd | private limited | company | co | gmbh | gmbh & co kg | ag | se | kg | kgaa | ug | ohg | ev | eg | mbh | sa | sas | sarl | sasu | eurl | sl | slu | sc | sa de cv | srl | spa | snc | scarl | bv | nv | vof | sp z oo | sp j | spolka akcyjna | as | ltd sti | san tic | oy | oyj | ab | aps | asa | kft | sro | dd | doo | ltda | eireli | sgps | me
  | ооо | ао | зао | пао | оао | ип | гк | тоо | нко`,
);

/** Legal forms that stand at either end of a name. */
export const LEGAL_STEMS: readonly string[] = list(
  `有限公司 | 有限责任公司 | 股份 | 集团 | 株式会社 | 合同会社 | 有限会社 | (株) | ㈱ | (주) | ㈜ | 주식회사 | 유한회사 | שבע"מ | בע"מ | בע״מ | شركة | مؤسسة | مجموعة | ооо | ao «`,
);

/** Whole words of organisations' names. */
export const EMPLOYER_WORDS: readonly string[] = list(
  `university | college | school | academy | institute | bank | hospital | clinic | ministry | department | agency | council | authority | labs | lab | laboratory | laboratories | systems | solutions | software | technologies | tech | consulting | partners | foundation | association | studio | studios | media | industries | group | holding | holdings | networks | robotics | analytics | ventures | capital | insurance | airlines | airways | motors | pharma | pharmaceuticals | energy | logistics | enterprises | international | worldwide | global | brothers | bros | sons | press | church | museum | library | restaurant | hotel | cafe | government | army | navy | airforce | city of | town of | state of | traders | trading | stores | store | supermarket | society | federation | union | club | startup | services | telecom | entertainment | games | interactive | digital | health | healthcare | center | centre | railways
  | universitat | hochschule | fachhochschule | institut | klinik | klinikum | krankenhaus | stadtwerke | landesamt | bundesamt | verein | stiftung | verlag | gesellschaft | gruppe | sparkasse | versicherung | werke | technik | stadt | gemeinde | sohne
  | universite | ecole | lycee | banque | hopital | societe | groupe | mairie | ministere | cabinet | atelier | ateliers | transports | fils | assurances
  | universidad | escuela | instituto | banco | hospital | grupo | ayuntamiento | ministerio | soluciones | sociedad | hijos | tejidos | fundacion | colegio | consejeria
  | universidade | escola | faculdade | prefeitura | construtora | rede | companhia | tecnologia | fundacao
  | universita | scuola | banca | ospedale | gruppo | comune | officine | fratelli | studio | societa | politecnico
  | universiteit | hogeschool | gemeente | verzekeringen | ziekenhuis | stichting | bedrijf
  | uniwersytet | politechnika | szkola | bank | szpital | urzad | zaklady | fundacja | synowie | grupa | przedsiebiorstwo
  | universitesi | okulu | bankasi | bankacilik | hastanesi | belediyesi | bakanligi | grup | lojistik | yazilim | holding | sanayi
  | университет | институт | банк | больница | школа | министерство | группа | компания | фонд | завод | фабрика | холдинг | агентство | лаборатория | центр | академия | софт | транспорт`,
);

export const EMPLOYER_STEMS: readonly string[] = list(
  `公司 | 银行 | 銀行 | 大学 | 大學 | 学院 | 学校 | 医院 | 集团 | 科技 | 网络 | 研究所 | 研究院 | 事务所 | 工厂 | システム | ソフトウェア株式 | 病院 | 研究所 | 事務所 | ラボ | 은행 | 대학교 | 병원 | 연구소 | 시스템 | 그룹 | 전자 | 물류 | 소프트 | بنك | جامعة | مستشفى | وزارة | معهد | مدرسة | مركز | بنك | בנק | אוניברסיטת | קבוצת | מערכות | טכנולוגיות | בית חולים | משרד | חברת | מכללת`,
);

/** Said instead of an employer by people who work for themselves. */
export const SELF_EMPLOYED_WORDS: readonly string[] = list(
  `self-employed | self employed | selfemployed | freelance | freelancer | freelancing | independent | independent contractor | independent consultant | sole trader | own business | various clients | confidential | stealth startup | stealth | freiberuflich | freiberufler | freelancerin | selbstandig | selbststandig | selbstandige tatigkeit | independant | auto-entrepreneur | profession liberale | autonomo | autonoma | cuenta propia | trabajador independiente | autonomo(a) | profissional liberal | libero professionista | lavoratore autonomo | zelfstandig ondernemer | zelfstandig | zzp | zzp'er | dzialalnosc wlasna | wlasna dzialalnosc | jednoosobowa dzialalnosc gospodarcza | serbest calisan | serbest | фриланс | фрилансер | самозанятый | индивидуальный предприниматель | 自由职业 | 自由职业者 | フリーランス | 個人事業主 | 프리랜서 | عمل حر | مستقل | עצמאי | עצמאית | פרילנסר`,
);

/** Between a title and an employer. */
export const AT_WORDS: readonly string[] = ["at", "bei", "chez", "presso", "bij", "hos"];

/** What stands before a value in forms, and what the value is. */
export const LABELS: Readonly<Record<string, readonly string[]>> = {
  employer: list(
    `employer | company | company name | organization | organisation | name of employer | name and address of employer | arbeitgeber | firma | unternehmen | employeur | entreprise | societe | empresa | empleador | empregador | azienda | datore di lavoro | nome e indirizzo del datore di lavoro | werkgever | bedrijf | pracodawca | firma | sirket | isveren | компания | организация | работодатель | место работы | 公司 | 单位 | 公司名称 | 会社名 | 勤務先 | 회사 | 회사명 | الشركة | جهة العمل | מעסיק | חברה`,
  ),
  client: list(`client | kunde | cliente | customer | заказчик | end client`),
  title: list(
    `position | title | job title | role | occupation or position held | position held | designation | stelle | position | tatigkeit | funktion | poste | poste occupe | fonction | puesto | cargo | funcion | funcao | posizione | ruolo | mansione | functie | stanowisko | pozisyon | unvan | gorev | должность | позиция | 职位 | 岗位 | 职务 | 役職 | 職種 | 직책 | 직위 | 직무 | المسمى الوظيفي | الوظيفة | תפקיד`,
  ),
  dates: list(
    `dates | date | period | duration | from - to | employment dates | years | zeitraum | von - bis | datum | dauer | periode | dates | fechas | periodo | datas | data | date (da - a) | periode | okres | tarih | tarihler | период | период работы | 时间 | 任职时间 | 期間 | 在籍期間 | 기간 | 근무기간 | الفترة | التاريخ | תקופה`,
  ),
  place: list(
    `location | place | city | address | ort | standort | lieu | ville | ubicacion | lugar | ciudad | local | localizacao | luogo | sede | locatie | plaats | lokalizacja | miejsce | konum | yer | город | место | адрес | 地点 | 勤務地 | 근무지 | الموقع | المدينة | מיקום`,
  ),
};
