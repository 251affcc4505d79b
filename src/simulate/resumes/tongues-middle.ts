import { tongue } from "./tongue.ts";

export const ITALIAN = tongue({
  locale: "it",
  headings: {
    contact: "Contatti",
    summary: "Profilo | Chi sono",
    experience: "Esperienza lavorativa | Esperienze professionali | Esperienza professionale",
    education: "Istruzione | Istruzione e formazione | Formazione",
    skills: "Competenze | Competenze tecniche",
    spoken: "Lingue",
    projects: "Progetti",
  },
  months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
  monthsShort: "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
  present: "oggi | presente | in corso | attuale",
  since: "dal",
  titles:
    "Sviluppatore software | Ingegnere dei dati | Responsabile IT | Analista programmatore | Tirocinante sviluppo web | Sistemista",
  employers:
    "Officine Rinaldi S.r.l. | Banca del Lago S.p.A. | Gruppo Aurora | Università di Montelago | Libero professionista | Fratelli Conti",
  cities: "Milano | Torino, Italia | Roma | Bologna | Lugano, Svizzera",
  schools: "Università di Montelago | Politecnico di Milano | Istituto tecnico Galilei",
  degrees: "Laurea in Informatica | Laurea magistrale in Ingegneria | Diploma di perito informatico",
  spoken: "Italiano (madrelingua) | Inglese (B2)",
  summaries: "Sviluppatore con nove anni di esperienza nella logistica.",
  bullets:
    "Introduzione di {skill} in quattro stabilimenti, con la formazione del personale e il passaggio di consegne ai fornitori esterni | Riduzione dei fermi del 15% nel 2020 | Sviluppo di servizi con {skill} | Coordinamento di tre colleghi",
});

export const DUTCH = tongue({
  locale: "nl",
  headings: {
    contact: "Contact | Contactgegevens",
    summary: "Profiel | Over mij",
    experience: "Werkervaring | Loopbaan",
    education: "Opleiding | Opleidingen",
    skills: "Vaardigheden | Competenties",
    spoken: "Talen",
    projects: "Projecten",
  },
  months: "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
  monthsShort: "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec",
  present: "heden | nu",
  since: "sinds",
  titles:
    "Softwareontwikkelaar | Teamleider IT | Systeembeheerder | Data-analist | Projectleider | Stagiair webontwikkeling",
  employers:
    "Van Dijk Logistiek B.V. | Waterland Verzekeringen N.V. | Gemeente Oostmeer | Universiteit Oostmeer | Zelfstandig ondernemer | Kaas & Ko",
  cities: "Amsterdam | Utrecht, Nederland | Rotterdam | Antwerpen, België | Eindhoven",
  schools: "Universiteit Oostmeer | Hogeschool Utrecht | ROC Oostmeer",
  degrees: "Bachelor Informatica | MBO Systeembeheer | Master Kunstmatige Intelligentie",
  spoken: "Nederlands (moedertaal) | Engels (vloeiend)",
  summaries: "Ontwikkelaar met oog voor eenvoud en twaalf jaar ervaring.",
  bullets:
    "Invoering van {skill} bij zes teams, inclusief de opleiding van collega's en de overdracht aan het beheer van de klant | Kosten met 22% verlaagd in 2021 | Bouw van een API met {skill} | Begeleiding van twee stagiairs",
});

export const POLISH = tongue({
  locale: "pl",
  headings: {
    contact: "Kontakt | Dane kontaktowe",
    summary: "Profil | O mnie | Podsumowanie zawodowe",
    experience: "Doświadczenie zawodowe | Doświadczenie",
    education: "Wykształcenie | Edukacja",
    skills: "Umiejętności",
    spoken: "Języki | Języki obce",
    projects: "Projekty",
  },
  months: "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
  monthsShort: "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
  present: "obecnie | teraz | do dziś",
  since: "od",
  titles:
    "Programista Java | Inżynier oprogramowania | Kierownik projektu | Analityk danych | Administrator systemów | Specjalista ds. wsparcia | Stażysta",
  employers:
    "Zakłady Wiślane S.A. | Kowalczyk i Synowie Sp. z o.o. | Bank Jutrzenka | Politechnika Zielonogórska | Działalność własna | Bursztyn Software",
  cities: "Warszawa | Kraków, Polska | Wrocław | Gdańsk | Praca zdalna",
  schools: "Politechnika Zielonogórska | Uniwersytet Nadmorski | Technikum Łączności",
  degrees: "Magister inżynier informatyki | Licencjat z ekonomii | Inżynier automatyki",
  spoken: "Polski (ojczysty) | Angielski (C1)",
  summaries: "Programista z ośmioletnim doświadczeniem w bankowości.",
  bullets:
    "Wdrożenie {skill} w siedmiu zespołach wraz ze szkoleniem pracowników i przekazaniem systemu do działu utrzymania | Obniżenie kosztów o 17% w 2020 roku | Budowa usług w {skill} | Opieka nad dwoma stażystami",
});

export const TURKISH = tongue({
  locale: "tr",
  headings: {
    contact: "İletişim | İletişim Bilgileri",
    summary: "Özet | Hakkımda | Profil",
    experience: "İş Deneyimi | Deneyim | Mesleki Deneyim",
    education: "Eğitim | Eğitim Bilgileri",
    skills: "Beceriler | Yetenekler | Teknik Beceriler",
    spoken: "Diller | Yabancı Diller",
    projects: "Projeler",
  },
  months: "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
  monthsShort: "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara",
  present: "Halen | Günümüz | devam ediyor",
  since: null,
  titles:
    "Yazılım Mühendisi | Kıdemli Yazılım Geliştirici | Proje Yöneticisi | Veri Analisti | Sistem Yöneticisi | Stajyer",
  employers:
    "Anadolu Lojistik A.Ş. | Yıldız Yazılım Ltd. Şti. | Deniz Bankacılık | Boğazköy Üniversitesi | Serbest Çalışan | Çınar Grup",
  cities: "İstanbul | Ankara, Türkiye | İzmir | Bursa",
  schools: "Boğazköy Üniversitesi | İstanbul Teknik Üniversitesi | Ege Meslek Yüksekokulu",
  degrees: "Bilgisayar Mühendisliği Lisans | Yüksek Lisans, Veri Bilimi | Önlisans Bilgisayar Programcılığı",
  spoken: "Türkçe (anadil) | İngilizce (ileri)",
  summaries: "Bankacılık ve lojistikte sekiz yıl çalışmış yazılım mühendisi.",
  bullets:
    "Dört ekipte {skill} geçişinin planlanması, çalışanların eğitilmesi ve sistemin işletme birimine devredilmesi çalışmalarını yürüttü | 2020 yılında maliyetler yüzde 20 azaltıldı | {skill} ile ödeme servisleri geliştirildi | Üç kişilik ekip yönetimi",
});

export const RUSSIAN = tongue({
  locale: "ru",
  headings: {
    contact: "Контакты | Контактная информация",
    summary: "О себе | Обо мне",
    experience: "Опыт работы | Профессиональный опыт",
    education: "Образование",
    skills: "Навыки | Ключевые навыки | Профессиональные навыки",
    spoken: "Языки | Знание языков",
    projects: "Проекты",
  },
  months: "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
  monthsShort: "янв.|февр.|март|апр.|май|июнь|июль|авг.|сент.|окт.|нояб.|дек.",
  present: "по настоящее время | настоящее время | н.в. | сейчас",
  since: "с",
  titles:
    "Инженер-программист | Старший разработчик | Руководитель проекта | Аналитик данных | Системный администратор | Тестировщик | Стажёр-разработчик",
  employers:
    "ООО «Северный Ветер» | АО «Банк Заря» | Волга Софт | Приморский государственный университет | Фриланс | ЗАО «Транспорт и связь»",
  cities: "Москва | Санкт-Петербург, Россия | Казань | Алматы, Казахстан | Удалённо",
  schools: "Приморский государственный университет | Московский технический институт | Колледж связи № 54",
  degrees: "Бакалавр, прикладная математика | Магистр информатики | Специалист, вычислительные машины",
  spoken: "Русский (родной) | Английский (B2)",
  summaries: "Разработчик с девятилетним опытом в банках и логистике.",
  bullets:
    "Внедрение {skill} в пяти командах, обучение сотрудников и передача системы в эксплуатацию вместе с полной документацией | Снижение затрат на 20% в 2020 году | Разработка сервисов на {skill} | Наставник двух стажёров",
});
