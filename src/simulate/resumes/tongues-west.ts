import { tongue } from "./tongue.ts";

export const ENGLISH = tongue({
  locale: "en",
  headings: {
    contact: "Contact | Contact Details | Get in touch",
    summary: "Summary | Profile | About Me | Professional Summary",
    experience: "Experience | Work Experience | Professional Experience | Employment History | Work History",
    education: "Education | Education & Training | Academic Background",
    skills: "Skills | Technical Skills | Core Competencies | Skills & Tools",
    spoken: "Languages",
    projects: "Projects | Selected Projects | Side Projects",
  },
  months: "January|February|March|April|May|June|July|August|September|October|November|December",
  monthsShort: "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
  present: "Present | present | Current | now | Today",
  since: "since",
  titles:
    "Software Engineer | Senior Software Engineer | Backend Developer | Staff Engineer, Platform | Data Analyst | Machine Learning Engineer | Head of Customer Success | Engineering Manager, Payments | DevOps Engineer | Product Manager | QA Automation Engineer | Frontend Developer | Lead Data Scientist | IT Support Specialist | Solutions Architect | Site Reliability Engineer II | Associate, Risk Technology | Technical Writer | Security Analyst | VP of Engineering | Member of Technical Staff | Scrum Master | Accountant | Operations Coordinator",
  employers:
    "Acorn & Oak Ltd | Brightwater Systems | AT&T | Northwind Traders | Vandelay Industries, Inc. | Quill | Bluebird Labs | University of Redmond | Global Freight Partners LLC | The Teaching School of Leeds | PwC | Self-employed | Harbor Health Group | Lumen & Sons | Orbital | Redwood University Press | Stellar Payments | Kestrel Robotics Inc. | 37 Peaks | Fig & Thistle | Blue Yonder Analytics | Johnson & Marsh | Hello Design | Initech",
  cities:
    "Austin, TX | Denver, CO | London | Toronto, Canada | Remote | New York, NY | Manchester, UK | San Francisco, CA | Dublin, Ireland | Sydney, Australia | Seattle, Washington | Chicago, IL, USA | London, England, United Kingdom",
  schools:
    "University of Redmond | Lakeside State University | Hollins College | Riverton Institute of Technology | Open University of the North",
  degrees:
    "B.Sc. Computer Science | Master of Science in Data Engineering | BA, Economics | Bachelor of Engineering | MBA | Diploma in Information Technology",
  spoken: "English (native) | Spanish (B2) | German (basic)",
  summaries:
    "Engineer with eight years of practice in building services that people rely on, from the first sketch to the pager at night. | Careful and curious developer who likes plain code and short feedback loops. Worked remotely with teams in four time zones. | Analyst turned engineer. I make numbers easy to trust.",
  bullets:
    "Led the migration of 40 services to {skill}, cutting deploy time from two hours to twelve minutes | Built a reporting pipeline in {skill} that serves 3 million rows a day to the finance team and to two external auditors, and replaced a spreadsheet that nobody understood | Mentored three junior engineers | Reduced infrastructure costs by 32% in 2021 without a change of vendor | Designed and shipped the billing API used by 120 partners since 2019 | On-call for payments; wrote the runbooks | Worked with Product, Legal and Support to define what a refund is | Introduced {skill} and contract tests | Migrated from Jan 2020 to Mar 2020 the whole ledger | Owned relations with Oracle and the University of Redmond research group",
});

export const GERMAN = tongue({
  locale: "de",
  headings: {
    contact: "Kontakt | Persönliche Daten",
    summary: "Profil | Über mich | Kurzprofil",
    experience: "Berufserfahrung | Beruflicher Werdegang | Berufspraxis",
    education: "Ausbildung | Bildungsweg | Studium und Ausbildung",
    skills: "Kenntnisse | Fähigkeiten | IT-Kenntnisse",
    spoken: "Sprachen | Sprachkenntnisse",
    projects: "Projekte",
  },
  months: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
  monthsShort: "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.",
  present: "heute | dato | jetzt",
  since: "seit",
  titles:
    "Softwareentwickler | Leiter IT-Betrieb | Senior Entwicklerin Backend | Projektleiter | Werkstudent Datenanalyse | Systemadministratorin | Fachinformatiker für Anwendungsentwicklung | Teamleiterin Qualitätssicherung | Sachbearbeiter Einkauf | DevOps Engineer",
  employers:
    "Deutsche Bank AG | Möller & Söhne GmbH | Nordlicht Software GmbH & Co. KG | Stadtwerke Lindental | Bergmann Maschinenbau AG | Universität Talheim | Freiberuflich | Kurzweil Consulting | Sonnenhof Klinik | Weber IT-Services UG (haftungsbeschränkt)",
  cities: "Frankfurt | Berlin | München | Hamburg, Deutschland | Wien, Österreich | Köln | Zürich, Schweiz",
  schools: "Universität Talheim | Technische Universität Berlin | Hochschule Niederrhein | Berufsschule Lindental",
  degrees:
    "B.Sc. Informatik | Diplom-Ingenieur Maschinenbau | Ausbildung zum Fachinformatiker | Master of Science, Wirtschaftsinformatik",
  spoken: "Deutsch (Muttersprache) | Englisch (C1)",
  summaries:
    "Entwickler mit zehn Jahren Erfahrung in Handel und Logistik. Ich mag klare Schnittstellen und kurze Wege. | Systemadministratorin mit Schwerpunkt Linux und Netzwerke.",
  bullets:
    "Einführung von {skill} für 14 Teams an drei Standorten, einschließlich der Schulung der Kolleginnen und Kollegen sowie der Übergabe an den Betrieb | Betreuung der Schnittstellen zu SAP | Senkung der Ausfallzeiten um 40 % im Jahr 2020 | Aufbau einer Testumgebung mit {skill} | Führung eines Teams von sechs Personen | Ansprechpartner für die Universität Talheim",
});

export const FRENCH = tongue({
  locale: "fr",
  headings: {
    contact: "Contact | Coordonnées",
    summary: "Profil | À propos",
    experience: "Expérience professionnelle | Expériences professionnelles | Parcours professionnel",
    education: "Formation | Formations | Études et diplômes",
    skills: "Compétences | Compétences techniques",
    spoken: "Langues",
    projects: "Projets",
  },
  months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
  monthsShort: "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
  present: "aujourd'hui | aujourd’hui | présent | ce jour",
  since: "depuis",
  titles:
    "Développeur logiciel | Ingénieure DevOps | Cheffe de projet | Responsable support technique | Analyste de données | Architecte logiciel | Stagiaire développement web | Administrateur systèmes et réseaux",
  employers:
    "Boulanger & Fils SARL | Société Générale des Eaux Claires | Lumière Numérique SAS | Atelier du Code | Université de Valmont | Indépendant | Transports Garnier SA | Groupe Hélios",
  cities: "Paris | Lyon, France | Toulouse | Bruxelles, Belgique | Genève, Suisse | Nantes | Montréal, Canada",
  schools: "Université de Valmont | École supérieure d'informatique de Lyon | INSA Valmont | Lycée Jean Moulin",
  degrees: "Master informatique | Licence professionnelle réseaux | Diplôme d'ingénieur | BTS Services informatiques",
  spoken: "Français (langue maternelle) | Anglais (courant)",
  summaries:
    "Ingénieure attentive aux détails, dix ans d'expérience dans les transports et la santé. | Développeur passionné par le code simple.",
  bullets:
    "Mise en place de {skill} pour une équipe de douze personnes, de l'étude initiale jusqu'à la formation des utilisateurs et au suivi en production | Réduction des coûts de 18 % en 2020 | Encadrement de deux apprentis | Développement d'une API avec {skill} | Suivi des incidents avec le client Orange",
});

export const SPANISH = tongue({
  locale: "es",
  headings: {
    contact: "Contacto | Datos personales",
    summary: "Perfil | Sobre mí | Resumen",
    experience: "Experiencia laboral | Experiencia profesional | Experiencia",
    education: "Formación académica | Educación | Estudios",
    skills: "Habilidades | Competencias | Conocimientos técnicos",
    spoken: "Idiomas",
    projects: "Proyectos",
  },
  months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
  monthsShort: "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
  present: "actualidad | Actual | Presente | la actualidad",
  since: "desde",
  titles:
    "Desarrollador de software | Ingeniera de datos | Jefe de proyecto | Analista de sistemas | Administradora de bases de datos | Técnico de soporte | Becario de desarrollo | Responsable de calidad",
  employers:
    "Soluciones Andinas S.A. | Banco del Puerto | Grupo Olivar S.L. | Universidad de Monteclaro | Autónomo | Tejidos Ibáñez e Hijos | Norte Digital | Telefónica",
  cities: "Madrid | Barcelona, España | Ciudad de México | Bogotá, Colombia | Sevilla | Buenos Aires, Argentina",
  schools: "Universidad de Monteclaro | Instituto Tecnológico de Monterrey | Universidad Politécnica del Sur",
  degrees: "Grado en Ingeniería Informática | Máster en Ciencia de Datos | Licenciatura en Economía",
  spoken: "Español (nativo) | Inglés (avanzado)",
  summaries: "Ingeniera con experiencia en banca y comercio. Trabajo en remoto desde hace seis años.",
  bullets:
    "Implantación de {skill} en cinco centros, con la formación de los equipos y la coordinación con los proveedores externos durante todo el año | Reducción de incidencias en un 25 % en 2019 | Diseño de la API de pagos con {skill} | Coordinación de un equipo de ocho personas",
});

export const PORTUGUESE = tongue({
  locale: "pt_BR",
  headings: {
    contact: "Contato",
    summary: "Resumo | Perfil | Sobre mim",
    experience: "Experiência profissional | Experiência",
    education: "Formação acadêmica | Educação",
    skills: "Competências | Habilidades",
    spoken: "Idiomas",
    projects: "Projetos",
  },
  months: "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
  monthsShort: "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez",
  present: "atual | Presente | o momento | hoje",
  since: "desde",
  titles:
    "Desenvolvedor de software | Engenheira de dados | Gerente de projetos | Analista de sistemas | Coordenadora de TI | Estagiário de desenvolvimento",
  employers:
    "Banco Aurora S.A. | Café & Companhia Ltda | Rede Verde | Universidade do Vale | Tecnologia Horizonte | Construtora Lima",
  cities: "São Paulo | Rio de Janeiro, Brasil | Lisboa, Portugal | Porto | Curitiba",
  schools: "Universidade do Vale | Instituto Federal de Santa Clara | Universidade de Lisboa",
  degrees: "Bacharelado em Ciência da Computação | Mestrado em Engenharia | Licenciatura em Informática",
  spoken: "Português (nativo) | Inglês (fluente)",
  summaries: "Desenvolvedor com sete anos de experiência em bancos e varejo.",
  bullets:
    "Implantação de {skill} em três regiões, desde o desenho até o treinamento das equipes de operação e de atendimento ao cliente | Redução de custos de 20% em 2021 | Criação de relatórios com {skill} | Liderança de cinco pessoas",
});
