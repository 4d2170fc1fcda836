import type { Words } from './en.ts';
import type { Grammar } from './grammar.ts';

/** Turkish. A noun after a number stays in the singular. */
export const tr = ({ count, list, joints, number, name, digits }: Grammar): Words => {
  const same = (text: string): { one: string; other: string } => ({ one: text, other: text });
  const articles = same('# haber');
  const lengths = { day: same('# gün'), month: same('# ay'), year: same('# yıl') };
  const quote = (text: string): string => `‘${name(text)}’`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: 'Türkçe',
    dates: {
      months: ['Ocak', 'Şubat', 'Mart', 'Nisan', 'Mayıs', 'Haziran', 'Temmuz', 'Ağustos', 'Eylül', 'Ekim', 'Kasım', 'Aralık'],
      weekdays: ['Pazar', 'Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi'],
      shortWeekdays: ['Paz', 'Pzt', 'Sal', 'Çar', 'Per', 'Cum', 'Cmt'],
      letters: ['P', 'P', 'S', 'Ç', 'P', 'C', 'C'],
      weekStart: 1,
      full: ({ weekday, day, month, year }) => `${day} ${month} ${year} ${weekday}`,
      short: ({ shortWeekday, day, month, year }) => `${day} ${month} ${year} ${shortWeekday}`,
      dayMonth: ({ weekday, day, month }) => `${day} ${month} ${weekday}`,
      weekdayDay: ({ weekday, day }) => `${day} ${weekday}`,
      dayOfYear: ({ day, month }) => `${day} ${month}`,
      month: ({ month, year }) => `${month} ${year}`,
      year: (year) => year,
      // The ending follows the last vowel of the spoken number: bin dokuz yüz altmışlar, yetmişler.
      decade: (year) => `${year}’${/[13469]0$/.test(year) ? 'lar' : 'ler'}`,
      span: (first, last) => `${first}–${last}`,
    },
    marks: { comma: ', ', semicolon: '; ', colon: ': ', stop: '. ' },
    number,
    digits,
    names,
    joints,

    latest: 'En yeni', byDate: 'Tarihe göre', stories: 'Dosyalar', tags: 'Etiketler', places: 'Yerler', people: 'Kişiler',
    organisations: 'Kurumlar', sections: 'Bölümler', bylines: 'İmzalar', sources: 'Kaynaklar', corrections: 'Düzeltmeler',
    colours: 'Renkler', dark: 'Koyu', light: 'Açık',
    skip: 'Metne geç', breadcrumb: 'Sayfanın yeri', mainNavigation: 'Ana menü', aboutArchive: 'Bu arşiv hakkında', waysIn: 'Arşive giriş',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(days, lengths.day)} içinde ${count(number, articles)}`,
    newestOf: (shown, all) => `${count(all, articles)} içinden en yeni ${number(shown)}`,
    latestOn: (number, when) => `${count(number, articles)}, sonuncusu ${when}`,
    tagCount: (tags) => count(tags, same('# etiket')),
    inArchive: (things) => `Arşivde ${number(things)}`,
    minutes: (minutes) => count(minutes, same('# dakika')),

    archive: 'Tarihe göre arşiv', archiveAbout: 'Haber bulunan bütün yıllar',
    years: 'Yıllar', year: 'Yıl', articles: 'Haberler', articlesByYear: 'Yıllara göre haberler', asTable: 'Tablo olarak', byYear: 'Yıllara göre', byMonth: 'Aylara göre',
    nearDays: 'Önceki ve sonraki günler', nearMonths: 'Önceki ve sonraki aylar', nearYears: 'Önceki ve sonraki yıllar', nearArticles: 'Önceki ve sonraki haberler',
    emptyDay: 'Bu güne ait haber yok.', noArticles: 'Bu güne ait haber yok',
    heat: ['haber yok', 'bir haber', 'birkaç haber', 'epeyce haber', 'çok sayıda haber'],
    earlierBy: (length) => `${count(length.count, lengths[length.unit])} önce`,
    laterBy: (length) => `${count(length.count, lengths[length.unit])} sonra`,
    apart: (length) => `${count(length.count, lengths[length.unit])} arayla`,
    sameDay: 'aynı gün',

    offline: 'Bağlantı yok', offlineAbout: 'Bu sayfa bu cihazda daha önce okunmadı. Daha önce okunan sayfalar bağlantı olmadan yeniden okunabilir.',
    notFound: 'Bu adreste sayfa yok', notFoundAbout: 'Bu adreste bir şey bulunmuyor. Adres yanlış yazılmış ya da o güne ait haber yok olabilir.',
    nearestDays: 'Haber bulunan en yakın günler', moved: 'Bu sayfa taşındı', movedTo: 'Bu sayfanın yeni adresi',

    story: 'Dosya', storiesAbout: 'Birden çok haberle izlenen gelişmeler', storySoFar: 'Bugüne kadar', storyInProgress: 'Süren dosya',
    storiesInProgress: 'Süren dosyalar', inProgress: 'Sürenler', ended: 'Kapananlar', begins: 'İlk haber', latestArticle: 'Son haber', mostNamed: 'En çok adı geçenler',
    wholeStory: (number) => `Bütün dosya, ${count(number, articles)}`,
    foundStory: 'Benzerlikten bulundu', foundNote: 'Bu dosyayı bir editör hazırlamadı: haberlerin birbirine benzediği saptandı.',

    readOn: 'Devamı', alsoThatDay: 'Aynı günden', daysBefore: 'Önceki günler', corrected: 'Sonradan düzeltildi', withdrawn: 'Geri çekildi',
    articleWithdrawn: 'Bu haber geri çekildi',
    byline: 'Haber: {}',
    agencyIn: (agency) => `${name(agency)}, yayımlayan {}`,
    readIn: 'Diğer diller: {}',
    source: 'Kaynak: {}.', sourceFrom: (agency) => `Kaynak: {}, ajans: ${name(agency)}.`, agency: (agency) => `Ajans: ${name(agency)}.`,
    asPublished: 'İlk yayımlandığı hâliyle', retrieved: 'erişim {}', archivedCopy: 'arşivlenmiş kopya', digest: 'Bu metnin özeti (hash)',

    agoForms: { one: '# yıl önce, {} günü yayımlandı', other: '# yıl önce, {} günü yayımlandı' },
    earlierThatDay: 'Aynı gün, daha önce', laterThatDay: 'Aynı gün, daha sonra',
    articleData: 'Bu haberin verisi', save: 'Kaydet', plainText: 'Düz metin', linkToParagraph: (at) => `${number(at)}. paragrafa bağlantı`,
    citeShareSave: 'Alıntıla, paylaş, kaydet', citation: 'Kaynakça kaydı', forManagers: 'Kaynakça programları için', permanentAddress: 'Kalıcı adres', share: 'Paylaş', byMail: 'E-posta ile', otherWays: 'Başka yollar …',
    copy: 'Kopyala', copied: 'Kopyalandı',
    inText: { notes: 'Notlar', backToNote: (note) => `Metindeki ${note} numaralı nota dön`, table: (at) => `Tablo ${number(at)}` },

    related: 'İlgili haberler', laterCoverage: 'Daha sonra', earlier: 'Daha önce', mentionedIn: 'Bu haberden söz edenler', variants: 'Başka yayınlarda', fullest: 'en kapsamlısı',
    chosen: 'editörlerin seçimi', linked: 'metinde bağlantı verilen', links: 'buraya bağlantı veren',
    sameStory: (title) => `aynı dosya: ${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`konusu ${names(tags)}`] : []),
        ...(named.length > 0 ? [`${names(named)} adını anıyor`] : []),
        ...(words.length > 0 ? [`${list(words.map(quote))} diyor`] : []),
        ...(place === undefined ? [] : [`çıkış yeri ${name(place)}`]),
      ];
      return parts.length > 0 ? `ikisi de ${parts.join(', ')}` : 'birbirine çok benziyor';
    },
    inSource: (source) => `yayımlayan ${name(source)}`,
    asSentBy: (agency) => `ajansın geçtiği hâliyle (${name(agency)})`,
    withDateline: (dateline) => `çıkış yeri ${name(dateline)}`,
    withoutDateline: 'çıkış yeri belirtilmemiş',
    writes: (spellings) => `${list(spellings.map(({ here, there }) => `${quote(here)} yerine ${quote(there)}`))} yazıyor`,
    paragraphsMore: (paragraphs) => count(paragraphs, same('# paragraf fazla')),
    paragraphsFewer: (paragraphs) => count(paragraphs, same('# paragraf eksik')),
    sameText: 'aynı metin',

    correctionsAbout: 'Düzeltilen, açıklanan ya da geri çekilen haberler', noCorrections: 'Henüz yok',
    entryCount: (entries) => count(entries, same('# kayıt')),
    updates: { correction: 'Düzeltme', clarification: 'Açıklama', update: 'Güncelleme', note: 'Not', withdrawal: 'Geri çekildi' },

    onThisDay: 'Tarihte bugün', onThisDayAbout: 'Yılın her günü için arşivde bulunanlar', today: 'Bugün', otherYears: 'Başka yıllarda bu gün', everyDay: 'Yılın bütün günleri',
    nothingThatDay: 'Arşivde bu günde yayımlanmış haber yok.',
    wholeDay: (number) => `O günün tamamı, ${count(number, articles)}`,
    turnKeys: 'Sol ve sağ ok tuşları sayfaları çevirir.', articlesADay: 'Günlük haber sayısı',
    coverage: 'Haber yoğunluğu', decade: 'On yıl',
    noArticlesFor: (length) => `${count(length.count, lengths[length.unit])} boyunca haber yok`,
    keyEvent: 'Dönüm noktası', keyEvents: 'Dönüm noktaları', storyParts: 'Dosyanın bölümleri',
    map: 'Harita', mapAbout: 'Nokta büyüdükçe haber sayısı artar.', offTheMap: 'Haritada olmayanlar',
    filedFrom: (number) => `${number} haber buradan geçildi`,
    byLetter: 'Harflere göre', mostCovered: 'En çok haberi olanlar',
    search: {
      title: 'Arama', heading: 'Arşivde ara', words: 'Sözcükler', hint: 'Bir sözcük, bir ad, bir yer', from: 'Başlangıç', to: 'Bitiş', anyYear: 'her yıl', sortBy: 'Sıralama',
      sorts: { relevance: 'İlgiye göre', newest: 'En yeni', oldest: 'En eski' },
      narrow: 'Daralt', language: 'Dil', clear: 'Tümünü temizle', results: 'Sonuçlar', more: 'Daha fazla göster',
      noScript: 'Sözcükle aramak için JavaScript gerekir. Bu listeler onsuz da her habere götürür.',
      searching: 'Aranıyor …', unavailable: 'Arama yüklenemiyor. Bir web sunucusu ve bağlantı gerekir.',
      none: 'Hepsine uyan haber yok. Daha az sözcük ya da daha az süzgeç daha çok haber bulur.',
      all: 'Tümü (#)',
    },
    feed: 'Akış', feedAbout: 'Bu bir akıştır: akış okuyan programlar burada yeni olanı size bildirir. Takip etmek için bu sayfanın adresini böyle bir programa kopyalayın.', allFeeds: 'Tüm akışlar',
    data: {
      heading: 'Veriler',
      about: 'Arşivin tamamı, programlarca okunmak üzere. Dosyalar sayfalarla birlikte yapılır ve sayfalar ne diyorsa onu der.',
      whole: 'Arşivin tamamı',
      sqlite: 'bütün metinleri ve sözcüklerinin dizinini içeren tek dosya',
      described: 'her dosyayı ve her sütunu açıklar',
      sums: 'her dosyanın SHA-256 özeti',
      months: 'Aylara göre, metinlerle',
      monthsAbout: 'Her satırda bir haber, JSON Lines biçiminde. Sonradan eklenen bir haber yalnızca kendi ayını ve yukarıdaki dosyaları değiştirir.',
      examples: 'Örnekler',
      columns: 'Tablolar ve sütunlar',
    },
    likelyArticles: 'Bunlardan biri mi?',

    alongside: 'Sıkça birlikte', partOf: 'Üst etiket: {}', includes: 'Alt etiketler: {}', elsewhere: 'Başka yerlerde: {}', indexParts: 'Bu dizinin bölümleri',
    types: { place: 'Yer', person: 'Kişi', organisation: 'Kurum', event: 'Olay', topic: 'Konu' },
    typeHeadings: { place: 'Yerler', person: 'Kişiler', organisation: 'Kurumlar', event: 'Olaylar', topic: 'Konular' },
    listings: { tags: 'Etiket', sections: 'Bölüm', bylines: 'İmza', sources: 'Kaynak' },
  };
};
