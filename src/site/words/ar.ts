import type { Words } from './en.ts';
import type { Forms, Grammar, Length } from './grammar.ts';

type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Arabic. One and two are told by the noun itself; from three to ten it is plural, from eleven on singular. */
export const ar = ({ count, list, joints, number, name, digits }: Grammar<Category>): Words => {
  const articles: Forms<Category> = { zero: 'لا مقالات', one: 'مقال واحد', two: 'مقالان', few: '# مقالات', many: '# مقالًا', other: '# مقال' };
  // After a preposition.
  const lengths: Record<Length['unit'], Forms<Category>> = {
    day: { zero: '# يوم', one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' },
    month: { zero: '# شهر', one: 'شهر واحد', two: 'شهرين', few: '# أشهر', many: '# شهرًا', other: '# شهر' },
    year: { zero: '# سنة', one: 'سنة واحدة', two: 'سنتين', few: '# سنوات', many: '# سنة', other: '# سنة' },
  };
  // "By": joined to a word, parted from a number.
  const by = (length: Length): string => (length.count < 3 ? `ب${count(length.count, lengths[length.unit])}` : `بـ ${count(length.count, lengths[length.unit])}`);
  const quote = (text: string): string => `«${name(text)}»`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: 'العربية',
    dates: {
      months: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
      weekdays: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
      shortWeekdays: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
      letters: ['ح', 'ن', 'ث', 'ر', 'خ', 'ج', 'س'],
      weekStart: 6,
      full: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
      short: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
      dayMonth: ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
      weekdayDay: ({ weekday, day }) => `${weekday} ${day}`,
      dayOfYear: ({ day, month }) => `${day} ${month}`,
      month: ({ month, year }) => `${month} ${year}`,
      year: (year) => year,
      decade: (year) => `عقد ${year}`,
      span: (first, last) => `${first}–${last}`,
    },
    marks: { comma: '، ', semicolon: '؛ ', colon: ': ', stop: '. ' },
    number,
    digits,
    names,
    joints,

    latest: 'الأحدث', byDate: 'بحسب التاريخ', stories: 'الملفات', tags: 'الوسوم', places: 'الأماكن', people: 'الشخصيات',
    organisations: 'المؤسسات', sections: 'الأقسام', bylines: 'الكتّاب', sources: 'المصادر', corrections: 'التصويبات',
    colours: 'الألوان', dark: 'داكن', light: 'فاتح',
    skip: 'إلى النص', breadcrumb: 'مسار الصفحة', mainNavigation: 'القائمة الرئيسية', aboutArchive: 'عن هذا الأرشيف', waysIn: 'مداخل الأرشيف',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(number, articles)} في ${count(days, lengths.day)}`,
    newestOf: (shown, all) => `أحدث ${number(shown)} من ${count(all, articles)}`,
    latestOn: (number, when) => `${count(number, articles)}، آخرها ${when}`,
    tagCount: (tags) => count(tags, { zero: 'لا وسوم', one: 'وسم واحد', two: 'وسمان', few: '# وسوم', many: '# وسمًا', other: '# وسم' }),
    inArchive: (things) => `${number(things)} في الأرشيف`,
    minutes: (minutes) => count(minutes, { zero: '# دقيقة', one: 'دقيقة واحدة', two: 'دقيقتان', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' }),

    archive: 'الأرشيف بحسب التاريخ', archiveAbout: 'كل سنة فيها مقالات',
    years: 'السنوات', year: 'السنة', articles: 'المقالات', articlesByYear: 'المقالات بحسب السنة', asTable: 'في جدول', byYear: 'بحسب السنة', byMonth: 'بحسب الشهر',
    nearDays: 'الأيام السابقة واللاحقة', nearMonths: 'الأشهر السابقة واللاحقة', nearYears: 'السنوات السابقة واللاحقة', nearArticles: 'المقالات السابقة واللاحقة',
    emptyDay: 'لا مقالات في هذا اليوم.', noArticles: 'لا مقالات في هذا اليوم',
    heat: ['لا مقالات', 'مقال واحد', 'بضعة مقالات', 'عدة مقالات', 'مقالات كثيرة'],
    earlierBy: (length) => `قبل ذلك ${by(length)}`,
    laterBy: (length) => `بعد ذلك ${by(length)}`,
    apart: (length) => `بفارق ${count(length.count, lengths[length.unit])}`,
    sameDay: 'في اليوم نفسه',

    offline: 'لا يوجد اتصال', offlineAbout: 'لم تُقرأ هذه الصفحة على هذا الجهاز من قبل. ويمكن إعادة قراءة الصفحات التي قُرئت سابقًا من دون اتصال.',
    notFound: 'لا صفحة في هذا العنوان', notFoundAbout: 'لا شيء في هذا العنوان. ربما كُتب خطأً، أو أن اليوم الذي يشير إليه بلا مقالات.',
    nearestDays: 'أقرب الأيام التي فيها مقالات', moved: 'انتقلت هذه الصفحة', movedTo: 'هذه الصفحة في عنوان آخر',

    story: 'ملف', storiesAbout: 'قضايا متواصلة ترويها مقالات عدة', storySoFar: 'القصة حتى الآن', storyInProgress: 'ملف مفتوح',
    storiesInProgress: 'ملفات مفتوحة', inProgress: 'مفتوحة', ended: 'مغلقة', begins: 'البداية', latestArticle: 'الأحدث', mostNamed: 'الأكثر ذكرًا',
    wholeStory: (number) => `الملف كاملًا، ${count(number, articles)}`,
    foundStory: 'جُمع بالتشابه', foundNote: 'لم يجمع هذا الملفَ محرر: وُجدت مقالاته متشابهة.',

    readOn: 'تابع القراءة', alsoThatDay: 'في اليوم نفسه أيضًا', daysBefore: 'الأيام السابقة', corrected: 'صُوّب لاحقًا', withdrawn: 'مسحوب',
    articleWithdrawn: 'سُحب هذا المقال',
    byline: 'بقلم {}',
    agencyIn: (agency) => `${name(agency)}، في {}`,
    readIn: 'اقرأ بلغة أخرى: {}',
    source: 'المصدر: {}.', sourceFrom: (agency) => `المصدر: {}، عن ${name(agency)}.`, agency: (agency) => `الوكالة: ${name(agency)}.`,
    asPublished: 'كما نُشر أول مرة', retrieved: 'اطُّلع عليه {}', archivedCopy: 'نسخة محفوظة', digest: 'بصمة هذا النص',

    agoForms: { zero: 'نُشر قبل # سنة، {}', one: 'نُشر قبل سنة واحدة، {}', two: 'نُشر قبل سنتين، {}', few: 'نُشر قبل # سنوات، {}', many: 'نُشر قبل # سنة، {}', other: 'نُشر قبل # سنة، {}' },
    earlierThatDay: 'قبله في اليوم نفسه', laterThatDay: 'بعده في اليوم نفسه',
    articleData: 'بيانات هذا المقال', save: 'حفظ', plainText: 'نص عادي', linkToParagraph: (at) => `رابط إلى الفقرة ${number(at)}`,
    citeShareSave: 'اقتبس، شارك، احفظ', citation: 'صيغة الاستشهاد', forManagers: 'لبرامج إدارة المراجع', permanentAddress: 'العنوان الدائم', share: 'المشاركة', byMail: 'بالبريد الإلكتروني', otherWays: 'طرق أخرى…',
    copy: 'نسخ', copied: 'نُسخ',
    inText: { notes: 'الحواشي', backToNote: (note) => `العودة إلى الحاشية ${note} في النص`, table: (at) => `جدول ${number(at)}` },

    related: 'مقالات ذات صلة', laterCoverage: 'ما تلا ذلك', earlier: 'ما سبق', mentionedIn: 'ورد ذكره في', variants: 'نُشر أيضًا بعنوان', fullest: 'النص الأوفى',
    chosen: 'من اختيار المحررين', linked: 'مشار إليه في النص', links: 'يشير إلى هذا المقال',
    sameStory: (title) => `الملف نفسه: ${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`عن ${names(tags)}`] : []),
        ...(named.length > 0 ? [`يذكر ${names(named)}`] : []),
        ...(words.length > 0 ? [`يتحدث عن ${list(words.map(quote))}`] : []),
        ...(place === undefined ? [] : [`من ${name(place)}`]),
      ];
      return parts.length > 0 ? `كلاهما ${list(parts)}` : 'متشابهان كثيرًا';
    },
    inSource: (source) => `في ${name(source)}`,
    asSentBy: (agency) => `كما بثّته ${name(agency)}`,
    withDateline: (dateline) => `مؤرَّخ من ${name(dateline)}`,
    withoutDateline: 'بلا مكان إرسال',
    writes: (spellings) => `يكتب ${list(spellings.map(({ here, there }) => `${quote(there)} بدل ${quote(here)}`))}`,
    paragraphsMore: (paragraphs) => count(paragraphs, { zero: 'بلا زيادة', one: 'يزيد فقرة واحدة', two: 'يزيد فقرتين', few: 'يزيد # فقرات', many: 'يزيد # فقرة', other: 'يزيد # فقرة' }),
    paragraphsFewer: (paragraphs) => count(paragraphs, { zero: 'بلا نقص', one: 'ينقص فقرة واحدة', two: 'ينقص فقرتين', few: 'ينقص # فقرات', many: 'ينقص # فقرة', other: 'ينقص # فقرة' }),
    sameText: 'النص نفسه',

    correctionsAbout: 'ما صُوّب أو وُضّح أو سُحب', noCorrections: 'لا شيء حتى الآن',
    entryCount: (entries) => count(entries, { zero: 'لا شيء', one: 'مادة واحدة', two: 'مادتان', few: '# مواد', many: '# مادة', other: '# مادة' }),
    updates: { correction: 'تصويب', clarification: 'توضيح', update: 'تحديث', note: 'ملاحظة', withdrawal: 'مسحوب' },

    onThisDay: 'في مثل هذا اليوم', onThisDayAbout: 'ما يحفظه الأرشيف لكل يوم من أيام السنة', today: 'اليوم', otherYears: 'هذا اليوم في سنوات أخرى', everyDay: 'كل أيام السنة',
    nothingThatDay: 'لم يُنشر في الأرشيف شيء في مثل هذا اليوم.',
    wholeDay: (number) => `اليوم كاملًا، ${count(number, articles)}`,
    turnKeys: 'يقلّب السهمان الأيمن والأيسر في لوحة المفاتيح الصفحات.', articlesADay: 'عدد المقالات في اليوم',
    coverage: 'التغطية', decade: 'العقد',
    noArticlesFor: (length) => `لا مقالات مدة ${count(length.count, lengths[length.unit])}`,
    keyEvent: 'حدث بارز', keyEvents: 'الأحداث البارزة', storyParts: 'أجزاء الملف',
    map: 'الخريطة', mapAbout: 'كلما كبرت النقطة زادت المقالات.', offTheMap: 'خارج الخريطة',
    filedFrom: (number) => `أُرسل من هنا: ${count(number, articles)}`,
    byLetter: 'بحسب الحرف', mostCovered: 'الأكثر تغطية',
    search: {
      title: 'بحث', heading: 'البحث في الأرشيف', words: 'كلمات البحث', hint: 'كلمة أو اسم أو مكان', from: 'من', to: 'إلى', anyYear: 'كل الأعوام', sortBy: 'الترتيب',
      sorts: { relevance: 'الأوثق صلة', newest: 'الأحدث', oldest: 'الأقدم' },
      narrow: 'تضييق البحث', language: 'اللغة', clear: 'مسح الكل', results: 'النتائج', more: 'عرض المزيد',
      noScript: 'يحتاج البحث بالكلمات إلى جافاسكريبت. هذه القوائم توصل إلى كل المقالات من دونه.',
      searching: 'جارٍ البحث…', unavailable: 'تعذّر تحميل البحث. يحتاج إلى خادم ويب واتصال بالشبكة.',
      none: 'لا مقال يجمع هذا كله. كلمات أقل أو تصفية أقل تجد أكثر.',
      all: 'الكل (#)',
    },
    feed: 'الخلاصة', feedAbout: 'هذه خلاصة: تخبرك البرامج التي تقرأ الخلاصات بكل جديد هنا. لمتابعتها، انسخ عنوان هذه الصفحة إلى أحد هذه البرامج.', allFeeds: 'كل الخلاصات',
    data: {
      heading: 'البيانات',
      about: 'الأرشيف كله لتقرأه البرامج. تُنشأ الملفات مع الصفحات وتقول ما تقوله الصفحات.',
      whole: 'الأرشيف كله',
      sqlite: 'ملف واحد فيه كل النصوص وفهرس كلماتها',
      described: 'يصف كل ملف وكل عمود',
      sums: 'قيمة SHA-256 لكل ملف',
      months: 'بحسب الشهر، مع النصوص',
      monthsAbout: 'مقال في كل سطر، بصيغة JSON Lines. المقال الذي يضاف لاحقًا يغيّر شهره والملفات أعلاه، ولا يغيّر غيرها.',
      examples: 'أمثلة',
      columns: 'الجداول والأعمدة',
    },
    likelyArticles: 'هل هو أحد هذه؟',

    alongside: 'كثيرًا ما يرد مع', partOf: 'جزء من {}', includes: 'يشمل {}', elsewhere: 'في مواقع أخرى: {}', indexParts: 'أجزاء هذا الفهرس',
    types: { place: 'مكان', person: 'شخصية', organisation: 'مؤسسة', event: 'حدث', topic: 'موضوع' },
    typeHeadings: { place: 'الأماكن', person: 'الشخصيات', organisation: 'المؤسسات', event: 'الأحداث', topic: 'الموضوعات' },
    listings: { tags: 'وسم', sections: 'قسم', bylines: 'كاتب', sources: 'مصدر' },
  };
};
