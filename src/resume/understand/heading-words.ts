import type { SectionKind } from "../resume.ts";

const list = (text: string): readonly string[] => text.split("|").map((words) => words.trim());

/**
 * What sections are called, lower case and without accents of Latin letters, "and" words taken out of joined headings.
 * English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Russian, Chinese, Japanese, Korean, Arabic, Hebrew.
 */
export const HEADING_WORDS: Readonly<Record<SectionKind, readonly string[]>> = {
  experience: list(
    `experience | experiences | work experience | work experiences | professional experience | relevant experience | related experience | employment | employment history | employment experience | work history | career history | career | career summary | job history | professional background | professional history | work | positions held | industry experience | relevant work experience | previous experience | research experience | teaching experience | academic appointments | appointments | internships | internship experience | history
    | berufserfahrung | beruflicher werdegang | werdegang | berufspraxis | berufliche erfahrung | berufliche stationen | berufstatigkeit | praktische erfahrung | praktika | arbeitserfahrung | tatigkeiten
    | experience professionnelle | experiences professionnelles | parcours professionnel | parcours | emplois | stages | historique professionnel
    | experiencia | experiencia laboral | experiencia profesional | experiencia de trabajo | trayectoria profesional | trayectoria laboral | historial laboral
    | experiencia profissional | experiencias profissionais | historico profissional | trajetoria profissional | percurso profissional
    | esperienza | esperienze | esperienza lavorativa | esperienze lavorative | esperienza professionale | esperienze professionali
    | werkervaring | loopbaan | ervaring | professionele ervaring | arbeidsverleden
    | doswiadczenie | doswiadczenie zawodowe | przebieg kariery | historia zatrudnienia | kariera zawodowa
    | is deneyimi | is deneyimleri | deneyim | deneyimler | mesleki deneyim | calisma deneyimi | is tecrubesi | tecrube
    | опыт работы | опыт | профессиональный опыт | трудовая деятельность | карьера | досвід роботи
    | 工作经历 | 工作经验 | 工作經歷 | 工作經驗 | 职业经历 | 实习经历 | 任职经历
    | 職歴 | 職務経歴 | 職務経歴書 | 業務経験 | 経歴 | 職務内容
    | 경력 | 경력사항 | 경력 사항 | 업무 경험 | 업무경험 | 직장 경력 | 경험
    | الخبرة | الخبرات | الخبرة العملية | الخبرات العملية | الخبرة المهنية | الخبرات المهنية | الخبرة الوظيفية | التاريخ الوظيفي
    | ניסיון | ניסיון תעסוקתי | ניסיון מקצועי | נסיון תעסוקתי | נסיון מקצועי | ניסיון בעבודה | תעסוקה`,
  ),
  education: list(
    `education | education training | academic background | academic history | academic qualifications | educational background | qualifications | academics | studies | training | degrees | professional training
    | ausbildung | bildung | bildungsweg | studium | studium ausbildung | schulbildung | schul und berufsausbildung | akademischer werdegang | hochschulbildung | aus und weiterbildung | weiterbildung
    | formation | formations | etudes | diplomes | etudes diplomes | formation academique | parcours academique | scolarite | cursus
    | formacion | formacion academica | educacion | estudios | formacion complementaria
    | formacao | formacao academica | educacao | escolaridade | habilitacoes | habilitacoes literarias
    | istruzione | istruzione formazione | formazione | studi | titoli di studio | percorso di studi
    | opleiding | opleidingen | onderwijs | studie
    | wyksztalcenie | edukacja | studia
    | egitim | egitim bilgileri | ogrenim | egitim durumu
    | образование | обучение | освіта
    | 教育背景 | 教育经历 | 教育經歷 | 学历 | 學歷 | 教育
    | 学歴
    | 학력 | 학력사항 | 학력 사항 | 교육
    | التعليم | المؤهلات | المؤهلات العلمية | المؤهل العلمي | التحصيل العلمي | الدراسة
    | השכלה | לימודים`,
  ),
  skills: list(
    `skills | technical skills | top skills | key skills | core competencies | competencies | core skills | skills tools | skills technologies | technologies | tech stack | technical proficiencies | proficiencies | expertise | areas of expertise | tools | it skills | computer skills | professional skills | skill set | skillset | technical expertise | programming languages | soft skills | hard skills | other skills | additional skills | skills summary | strengths | capabilities | tools technologies | technology
    | kenntnisse | fahigkeiten | it kenntnisse | edv kenntnisse | kompetenzen | fachkenntnisse | technische kenntnisse | kernkompetenzen | qualifikationen
    | competences | competences techniques | competences cles | competences informatiques | informatique | outils
    | habilidades | competencias | conocimientos | conocimientos tecnicos | conocimientos informaticos | aptitudes | habilidades tecnicas | competencias tecnicas
    | conhecimentos | habilidades e competencias | competencias digitais
    | competenze | competenze tecniche | competenze digitali | capacita | conoscenze informatiche
    | vaardigheden | competenties | kennis | technische vaardigheden
    | umiejetnosci | kompetencje | umiejetnosci techniczne
    | beceriler | yetenekler | teknik beceriler | yetkinlikler | bilgisayar bilgisi
    | навыки | ключевые навыки | профессиональные навыки | технические навыки | компетенции | технологии
    | 专业技能 | 技能 | 專業技能 | 技术栈 | 技能特长 | 职业技能
    | スキル | 保有スキル | 技術スキル | テクニカルスキル | 活かせる経験 知識 技術
    | 기술 | 보유 기술 | 기술 스택 | 기술스택 | 스킬 | 역량
    | المهارات | المهارات التقنية | المهارات الفنية | القدرات
    | מיומנויות | כישורים | כישורים טכניים | טכנולוגיות`,
  ),
  summary: list(
    `summary | profile | about | about me | professional summary | executive summary | professional profile | personal statement | objective | career objective | career profile | overview | introduction | personal profile | statement
    | profil | uber mich | kurzprofil | zusammenfassung | personliches profil | zur person
    | a propos | a propos de moi | resume | presentation | objectif
    | perfil | sobre mi | resumen | resumen profesional | perfil profesional | acerca de mi | objetivo | extracto
    | resumo | sobre mim | sobre | resumo profissional
    | profilo | chi sono | profilo professionale | sommario | obiettivo
    | profiel | over mij | samenvatting
    | o mnie | podsumowanie | podsumowanie zawodowe | profil zawodowy
    | ozet | hakkimda | kisisel ozet
    | о себе | обо мне | резюме | цель | про себе
    | 个人简介 | 自我评价 | 個人簡介 | 关于我 | 个人总结 | 自我介绍
    | 自己pr | 自己 pr | 職務要約 | プロフィール | 要約
    | 자기소개 | 요약 | 소개 | 프로필
    | نبذة | نبذة عني | الملخص | ملخص | الهدف الوظيفي | نبذة شخصية
    | תקציר | אודות | פרופיל | על עצמי`,
  ),
  contact: list(
    `contact | contacts | contact details | contact information | contact info | get in touch | personal details | personal information | personal data | personal info | details | links | find me online | reach me
    | kontakt | kontaktdaten | personliche daten | personalien | personliche angaben | anschrift
    | coordonnees | informations personnelles | contactez moi | me contacter | etat civil
    | contacto | datos personales | datos de contacto | informacion personal | informacion de contacto
    | contato | contatos | dados pessoais | informacoes pessoais
    | contatti | dati personali | recapiti | informazioni personali
    | contactgegevens | persoonlijke gegevens | personalia | persoonsgegevens
    | dane kontaktowe | dane osobowe
    | iletisim | iletisim bilgileri | kisisel bilgiler
    | контакты | контактная информация | личные данные | личная информация | контакти
    | 联系方式 | 个人信息 | 聯絡方式 | 基本信息 | 个人资料
    | 連絡先 | 個人情報 | 基本情報
    | 연락처 | 인적사항 | 개인정보 | 인적 사항
    | معلومات الاتصال | بيانات الاتصال | المعلومات الشخصية | البيانات الشخصية | التواصل
    | פרטי קשר | יצירת קשר | פרטים אישיים`,
  ),
  projects: list(
    `projects | selected projects | side projects | personal projects | key projects | notable projects | open source | open source projects | academic projects | portfolio | open source contributions
    | projekte | projekterfahrung | ausgewahlte projekte
    | projets | projets personnels | realisations
    | proyectos | proyectos personales
    | projetos
    | progetti
    | projecten
    | projekty
    | projeler
    | проекты | проекти
    | 项目经历 | 项目经验 | 專案經驗 | 项目 | 個人專案
    | プロジェクト | 開発実績 | 個人開発
    | 프로젝트 | 프로젝트 경험
    | المشاريع | مشاريع
    | פרויקטים | פרוייקטים`,
  ),
  certificates: list(
    `certificates | certifications | certification | licenses | licenses certifications | certifications licenses | courses | professional development | training certifications | awards certifications | accreditations
    | zertifikate | zertifizierungen | fortbildungen | weiterbildungen
    | certificats | certification
    | certificados | certificaciones | cursos
    | certificacoes | cursos
    | certificazioni | certificati | corsi
    | certificaten | certificeringen | cursussen
    | certyfikaty | kursy | szkolenia | kursy szkolenia
    | sertifikalar | kurslar | sertifika
    | сертификаты | курсы | повышение квалификации
    | 证书 | 资格证书 | 證照
    | 資格 | 免許 資格 | 免許 | 資格 免許
    | 자격증 | 자격사항
    | الشهادات | الدورات | الدورات التدريبية
    | תעודות | הסמכות | קורסים`,
  ),
  languages: list(
    `languages | language skills | language | language proficiency
    | sprachen | sprachkenntnisse
    | langues | competences linguistiques
    | idiomas | lenguas
    | linguas
    | lingue | competenze linguistiche
    | talen | talenkennis
    | jezyki | jezyki obce | znajomosc jezykow
    | diller | yabanci diller | yabanci dil | dil becerileri
    | языки | знание языков | иностранные языки
    | 语言 | 语言能力 | 語言能力
    | 語学 | 語学力 | 言語
    | 언어 | 외국어 | 어학
    | اللغات
    | שפות`,
  ),
  references: list(
    `references | referees | professional references
    | referenzen
    | references professionnelles
    | referencias
    | referenze
    | referenties
    | referencje
    | referanslar
    | рекомендации
    | 推荐人
    | 추천인
    | المراجع | المعرفون
    | ממליצים | המלצות`,
  ),
  other: list(
    `interests | hobbies | hobbies interests | awards | honors | honors awards | honors-awards | achievements | publications | patents | volunteering | volunteer experience | volunteer work | volunteer | activities | extracurricular activities | memberships | affiliations | additional information | conferences | talks | presentations | leadership | community | military service | miscellaneous | organizations | grants | service | key achievements | accomplishments
    | interessen | ehrenamt | auszeichnungen | publikationen | veroffentlichungen | sonstiges | engagement | hobbys | ehrenamtliche tatigkeiten
    | centres d'interet | centres d’interet | loisirs | distinctions | benevolat | divers | publications
    | intereses | aficiones | premios | voluntariado | publicaciones | otros datos | informacion adicional | logros
    | interesses | premios | publicacoes | voluntariado | informacoes adicionais
    | interessi | hobby | premi | pubblicazioni | volontariato | altro
    | interesses | vrijwilligerswerk | publicaties | hobby's | hobby’s
    | zainteresowania | nagrody | publikacje | wolontariat | hobby
    | ilgi alanlari | hobiler | oduller | yayinlar | gonullu calismalar
    | интересы | хобби | награды | публикации | волонтерство | дополнительная информация | увлечения
    | 兴趣爱好 | 获奖情况 | 荣誉奖项 | 获奖经历 | 志愿者经历 | 其他
    | 趣味 | 受賞歴 | その他 | 趣味 特技 | 志望動機
    | 수상 | 수상경력 | 수상내역 | 취미 | 봉사활동 | 대외활동
    | الهوايات | الاهتمامات | الجوائز | العمل التطوعي
    | תחביבים | התנדבות | פרסים | שירות צבאי | שונות`,
  ),
};
