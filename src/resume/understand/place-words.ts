const list = (text: string): readonly string[] => text.split("|").map((words) => words.trim());

/** Cities as they are called at home or in their neighbours' languages, where the gazetteer has the English name. */
export const CITY_WORDS: readonly string[] = list(
  `münchen | köln | wien | zürich | genf | genève | bern | basel | nürnberg | düsseldorf | hannover | brüssel | bruxelles | brussel | antwerpen | gent | den haag | 's-hertogenbosch | lisboa | porto | sevilla | zaragoza | coruña | a coruña | málaga | córdoba | milano | roma | torino | napoli | firenze | venezia | genova | padova | bologna | warszawa | kraków | wrocław | poznań | gdańsk | łódź | katowice | lublin | szczecin | praha | brno | bratislava | budapest | bucurești | cluj-napoca | beograd | zagreb | ljubljana | sofia | athína | københavn | aarhus | göteborg | malmö | stockholm | oslo | bergen | trondheim | helsinki | espoo | tampere | reykjavík | tallinn | riga | rīga | vilnius | kyiv | lviv | kharkiv | odesa | istanbul | i̇stanbul | izmir | i̇zmir | ankara | bursa | antalya | kocaeli | ciudad de méxico | méxico | guadalajara | monterrey | bogotá | medellín | são paulo | rio de janeiro | brasília | curitiba | belo horizonte | florianópolis | montréal | québec | nyc | new york city | sf | la | bangalore | bengaluru | mumbai | pune | gurgaon | gurugram | noida | hyderabad | chennai | kolkata | delhi | new delhi | ahmedabad | ho chi minh city | hồ chí minh | hà nội | hanoi | saigon | nice | lille | bordeaux | nantes | strasbourg | toulouse | lyon | marseille | rennes | grenoble | montpellier | lausanne | lugano | luzern | winterthur | st. gallen | graz | linz | salzburg | innsbruck
  | москва | санкт-петербург | петербург | новосибирск | екатеринбург | казань | нижний новгород | самара | омск | томск | ростов-на-дону | уфа | красноярск | воронеж | пермь | волгоград | краснодар | минск | алматы | астана | ташкент | киев | київ | харьков | львів | одесса | тбилиси | ереван | баку | бишкек
  | 北京 | 北京市 | 上海 | 上海市 | 深圳 | 深圳市 | 广州 | 广州市 | 杭州 | 杭州市 | 南京 | 苏州 | 成都 | 武汉 | 西安 | 重庆 | 天津 | 长沙 | 青岛 | 厦门 | 宁波 | 合肥 | 郑州 | 济南 | 大连 | 沈阳 | 香港 | 台北 | 台北市 | 新竹 | 臺北 | 高雄 | 台中
  | 東京 | 東京都 | 大阪 | 大阪府 | 京都 | 京都府 | 横浜 | 横浜市 | 名古屋 | 札幌 | 福岡 | 福岡市 | 神戸 | 仙台 | 広島 | 千葉 | 埼玉 | 川崎 | 北海道 | 沖縄 | 渋谷区 | 新宿区 | 港区
  | 서울 | 서울특별시 | 부산 | 인천 | 대구 | 대전 | 광주 | 울산 | 수원 | 성남 | 판교 | 경기도 | 제주
  | دبي | أبوظبي | أبو ظبي | الشارقة | القاهرة | الإسكندرية | الجيزة | الرياض | جدة | الدمام | مكة | عمّان | عمان | بيروت | دمشق | بغداد | الكويت | الدوحة | المنامة | مسقط | الدار البيضاء | الرباط | تونس | الجزائر | الخرطوم | طرابلس | أربيل
  | תל אביב | תל-אביב | תל אביב-יפו | ירושלים | חיפה | באר שבע | רמת גן | הרצליה | פתח תקווה | ראשון לציון | נתניה | רעננה | כפר סבא | רחובות | הוד השרון`,
);

/** Work from anywhere, and the words that stand beside a place. */
export const REMOTE_WORDS: readonly string[] = list(
  `remote | fully remote | 100% remote | remote work | work from home | home office | homeoffice | hybrid | on-site | onsite | on site | distributed | worldwide | anywhere | télétravail | à distance | remoto | en remoto | teletrabajo | trabalho remoto | híbrido | da remoto | op afstand | thuiswerk | praca zdalna | zdalnie | uzaktan | удалённо | удаленно | удалённая работа | 远程 | 远程办公 | リモート | 在宅 | 재택 | 원격 | عن بعد | עבודה מרחוק | מרחוק`,
);

/** Parts of countries that often stand behind a city, in full. Two-letter codes of states count behind a comma only. */
export const REGION_WORDS: readonly string[] = list(
  `alabama | alaska | arizona | arkansas | california | colorado | connecticut | delaware | florida | georgia | hawaii | idaho | illinois | indiana | iowa | kansas | kentucky | louisiana | maine | maryland | massachusetts | michigan | minnesota | mississippi | missouri | montana | nebraska | nevada | new hampshire | new jersey | new mexico | new york | north carolina | north dakota | ohio | oklahoma | oregon | pennsylvania | rhode island | south carolina | south dakota | tennessee | texas | utah | vermont | virginia | washington | west virginia | wisconsin | wyoming | district of columbia | ontario | quebec | british columbia | alberta | manitoba | saskatchewan | nova scotia | new brunswick | england | scotland | wales | northern ireland | uk | u.k. | usa | u.s.a. | us | u.s. | uae | bayern | bavaria | hessen | nordrhein-westfalen | baden-württemberg | niedersachsen | sachsen | catalonia | cataluña | madrid | andalucía | lombardia | lombardy | lazio | piemonte | île-de-france | ile-de-france | auvergne-rhône-alpes | occitanie | karnataka | maharashtra | tamil nadu | telangana | haryana | uttar pradesh | kerala | gujarat | west bengal | new south wales | victoria | queensland | nsw | vic | qld | mazowieckie | małopolskie | south korea | korea | russia | türkiye | turkiye | england uk | holland | czech republic | deutschland | schweiz | österreich | brasil | españa | méxico | polska | россия | 中国 | 日本 | 대한민국 | مصر | الأردن | الإمارات | السعودية | ישראל`,
);

export const STATE_CODES: ReadonlySet<string> = new Set(
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NL PE SP RJ MG RS SC PR BA CDMX".split(
    " ",
  ),
);
