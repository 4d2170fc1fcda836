import type { Words } from './en.ts';
import type { Grammar, Length } from './grammar.ts';

/** Urdu. */
export const ur = ({ count, list, joints, number, name, digits }: Grammar): Words => {
  const articles = { one: '# خبر', other: '# خبریں' };
  // Before a postposition.
  const oblique = { one: '# خبر', other: '# خبروں' };
  const lengths = { day: { one: '# دن', other: '# دن' }, month: { one: '# ماہ', other: '# ماہ' }, year: { one: '# سال', other: '# سال' } };
  const lengthOf = (length: Length): string => count(length.count, lengths[length.unit]);
  const quote = (text: string): string => `’${name(text)}‘`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: 'اردو',
    dates: {
      months: ['جنوری', 'فروری', 'مارچ', 'اپریل', 'مئی', 'جون', 'جولائی', 'اگست', 'ستمبر', 'اکتوبر', 'نومبر', 'دسمبر'],
      weekdays: ['اتوار', 'پیر', 'منگل', 'بدھ', 'جمعرات', 'جمعہ', 'ہفتہ'],
      shortWeekdays: ['اتوار', 'پیر', 'منگل', 'بدھ', 'جمعرات', 'جمعہ', 'ہفتہ'],
      letters: ['ا', 'پ', 'م', 'ب', 'ج', 'ج', 'ہ'],
      weekStart: 0,
      full: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
      short: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
      dayMonth: ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
      weekdayDay: ({ weekday, day }) => `${weekday} ${day}`,
      dayOfYear: ({ day, month }) => `${day} ${month}`,
      month: ({ month, year }) => `${month} ${year}`,
      year: (year) => year,
      decade: (year) => `${year} کی دہائی`,
      span: (first, last) => `${first}–${last}`,
    },
    marks: { comma: '، ', semicolon: '؛ ', colon: ': ', stop: '۔ ' },
    number,
    digits,
    names,
    joints,

    latest: 'تازہ ترین', byDate: 'تاریخ وار', stories: 'سلسلے', tags: 'ٹیگ', places: 'مقامات', people: 'شخصیات',
    organisations: 'ادارے', sections: 'شعبے', bylines: 'لکھنے والے', sources: 'ذرائع', corrections: 'تصحیحات',
    colours: 'رنگ', dark: 'گہرے', light: 'ہلکے',
    skip: 'متن پر جائیں', breadcrumb: 'صفحے کا مقام', mainNavigation: 'مرکزی فہرست', aboutArchive: 'اس آرکائیو کے بارے میں', waysIn: 'آرکائیو کے راستے',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(days, { one: '# دن', other: '# دنوں' })} میں ${count(number, articles)}`,
    newestOf: (shown, all) => `${count(all, oblique)} میں سے تازہ ترین ${number(shown)}`,
    latestOn: (number, when) => `${count(number, articles)}، تازہ ترین ${when}`,
    tagCount: (tags) => count(tags, { one: '# ٹیگ', other: '# ٹیگ' }),
    inArchive: (things) => `آرکائیو میں ${number(things)}`,
    minutes: (minutes) => count(minutes, { one: '# منٹ', other: '# منٹ' }),

    archive: 'آرکائیو تاریخ وار', archiveAbout: 'ہر وہ سال جس کی خبریں موجود ہیں',
    years: 'سال', year: 'سال', articles: 'خبریں', articlesByYear: 'سال وار خبریں', asTable: 'جدول کی صورت میں', byYear: 'سال وار', byMonth: 'ماہ وار',
    nearDays: 'پہلے اور بعد کے دن', nearMonths: 'پہلے اور بعد کے مہینے', nearYears: 'پہلے اور بعد کے سال', nearArticles: 'پہلے اور بعد کی خبریں',
    emptyDay: 'اس دن کی کوئی خبر نہیں۔', noArticles: 'اس دن کی کوئی خبر نہیں',
    heat: ['کوئی خبر نہیں', 'ایک خبر', 'چند خبریں', 'کئی خبریں', 'بہت سی خبریں'],
    earlierBy: (length) => `${lengthOf(length)} پہلے`,
    laterBy: (length) => `${lengthOf(length)} بعد`,
    apart: (length) => `${lengthOf(length)} کے فرق سے`,
    sameDay: 'اسی دن',

    offline: 'رابطہ نہیں ہے', offlineAbout: 'یہ صفحہ اس آلے پر پہلے نہیں پڑھا گیا۔ جو صفحات پہلے پڑھے جا چکے ہیں وہ رابطے کے بغیر دوبارہ پڑھے جا سکتے ہیں۔',
    notFound: 'اس پتے پر کوئی صفحہ نہیں', notFoundAbout: 'اس پتے پر کچھ نہیں ہے۔ ممکن ہے پتا غلط لکھا گیا ہو، یا اس دن کی کوئی خبر نہ ہو۔',
    nearestDays: 'قریب ترین دن جن کی خبریں موجود ہیں', moved: 'یہ صفحہ منتقل ہو گیا ہے', movedTo: 'یہ صفحہ ایک اور پتے پر ہے',

    story: 'سلسلہ', storiesAbout: 'جاری معاملات، کئی خبروں کی زبانی', storySoFar: 'اب تک کی کہانی', storyInProgress: 'جاری سلسلہ',
    storiesInProgress: 'جاری سلسلے', inProgress: 'جاری', ended: 'ختم شدہ', begins: 'آغاز', latestArticle: 'تازہ ترین', mostNamed: 'جن کا ذکر زیادہ ہے',
    wholeStory: (number) => `پورا سلسلہ، ${count(number, articles)}`,
    foundStory: 'مشابہت سے ملا', foundNote: 'یہ سلسلہ کسی مدیر نے نہیں بنایا: اس کی خبریں آپس میں ملتی جلتی پائی گئیں۔',

    readOn: 'مزید پڑھیں', alsoThatDay: 'اسی دن کی مزید خبریں', daysBefore: 'پچھلے دن', corrected: 'بعد میں تصحیح کی گئی', withdrawn: 'واپس لی گئی',
    articleWithdrawn: 'یہ خبر واپس لے لی گئی',
    byline: 'تحریر: {}',
    agencyIn: (agency) => `${name(agency)}، بحوالہ {}`,
    readIn: 'دوسری زبان میں پڑھیں: {}',
    source: 'ذریعہ: {}۔', sourceFrom: (agency) => `ذریعہ: {}، ایجنسی ${name(agency)}۔`, agency: (agency) => `ایجنسی: ${name(agency)}۔`,
    asPublished: 'پہلی اشاعت', retrieved: 'ملاحظہ {}', archivedCopy: 'محفوظ نقل', digest: 'اس متن کی شناختی علامت',

    agoForms: { one: '# سال پہلے، {} کو شائع ہوئی', other: '# سال پہلے، {} کو شائع ہوئی' },
    earlierThatDay: 'اسی دن، اس سے پہلے', laterThatDay: 'اسی دن، اس کے بعد',
    articleData: 'اس خبر کا ڈیٹا', save: 'محفوظ کریں', plainText: 'سادہ متن', linkToParagraph: (at) => `پیراگراف ${number(at)} کا ربط`,
    citeShareSave: 'حوالہ دیں، بانٹیں، محفوظ کریں', citation: 'حوالہ', forManagers: 'حوالہ جات کے پروگراموں کے لیے', permanentAddress: 'مستقل پتا', share: 'بانٹیں', byMail: 'ای میل سے', otherWays: 'دوسرے طریقے…',
    copy: 'نقل کریں', copied: 'نقل ہو گیا',
    inText: { notes: 'حواشی', backToNote: (note) => `متن میں حاشیہ ${note} پر واپس`, table: (at) => `جدول ${number(at)}` },

    related: 'متعلقہ خبریں', laterCoverage: 'بعد کی خبریں', earlier: 'پہلے کی خبریں', mentionedIn: 'جہاں اس کا ذکر ہے', variants: 'ان عنوانات سے بھی شائع ہوئی', fullest: 'سب سے مفصل',
    chosen: 'مدیروں کا انتخاب', linked: 'متن میں حوالہ', links: 'اس خبر کا حوالہ دیتی ہے',
    sameStory: (title) => `یہی سلسلہ: ${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`موضوع ${names(tags)}`] : []),
        ...(named.length > 0 ? [`ذکر ${names(named)} کا`] : []),
        ...(words.length > 0 ? [`بات ${list(words.map(quote))} کی`] : []),
        ...(place === undefined ? [] : [`مقام ${name(place)}`]),
      ];
      return parts.length > 0 ? `دونوں میں ${list(parts)}` : 'بہت ملتی جلتی';
    },
    inSource: (source) => `بحوالہ ${name(source)}`,
    asSentBy: (agency) => `جیسے ${name(agency)} نے جاری کی`,
    withDateline: (dateline) => `مقام ${name(dateline)}`,
    withoutDateline: 'مقام درج نہیں',
    writes: (spellings) => `${list(spellings.map(({ here, there }) => `${quote(here)} کی جگہ ${quote(there)}`))} لکھا ہے`,
    paragraphsMore: (paragraphs) => count(paragraphs, { one: '# پیراگراف زیادہ', other: '# پیراگراف زیادہ' }),
    paragraphsFewer: (paragraphs) => count(paragraphs, { one: '# پیراگراف کم', other: '# پیراگراف کم' }),
    sameText: 'وہی متن',

    correctionsAbout: 'جس کی تصحیح یا وضاحت ہوئی، یا جو واپس لیا گیا', noCorrections: 'اب تک کوئی نہیں',
    entryCount: (entries) => count(entries, { one: '# اندراج', other: '# اندراجات' }),
    updates: { correction: 'تصحیح', clarification: 'وضاحت', update: 'اضافہ', note: 'نوٹ', withdrawal: 'واپس لی گئی' },

    onThisDay: 'آج کے دن', onThisDayAbout: 'سال کے ہر دن کے لیے محفوظات میں جو کچھ ہے', today: 'آج', otherYears: 'یہی دن دوسرے برسوں میں', everyDay: 'سال کے تمام دن',
    nothingThatDay: 'محفوظات میں اس دن کچھ شائع نہیں ہوا۔',
    wholeDay: (number) => `پورا دن، ${count(number, articles)}`,
    turnKeys: 'کی بورڈ کے دائیں اور بائیں تیر صفحے پلٹتے ہیں۔', articlesADay: 'فی دن خبریں',
    coverage: 'کوریج', decade: 'دہائی',
    noArticlesFor: (length) => `${count(length.count, lengths[length.unit])} تک کوئی خبر نہیں`,
    keyEvent: 'اہم واقعہ', keyEvents: 'اہم واقعات', storyParts: 'سلسلے کے حصے',
    map: 'نقشہ', mapAbout: 'نقطہ جتنا بڑا، خبریں اتنی زیادہ۔', offTheMap: 'نقشے سے باہر',
    filedFrom: (number) => `یہاں سے بھیجی گئیں: ${count(number, articles)}`,
    byLetter: 'حروف کے لحاظ سے', mostCovered: 'سب سے زیادہ ذکر',
    search: {
      title: 'تلاش', heading: 'محفوظات میں تلاش', words: 'الفاظ', hint: 'کوئی لفظ، نام یا مقام', from: 'سے', to: 'تک', anyYear: 'تمام سال', sortBy: 'ترتیب',
      sorts: { relevance: 'مطابقت', newest: 'تازہ ترین', oldest: 'قدیم ترین' },
      narrow: 'محدود کریں', language: 'زبان', clear: 'سب صاف کریں', results: 'نتائج', more: 'مزید دکھائیں',
      noScript: 'الفاظ سے تلاش کے لیے جاوا اسکرپٹ درکار ہے۔ یہ فہرستیں اس کے بغیر بھی ہر خبر تک لے جاتی ہیں۔',
      searching: 'تلاش جاری ہے…', unavailable: 'تلاش لوڈ نہیں ہو سکی۔ اسے ویب سرور اور رابطہ درکار ہے۔',
      none: 'کسی خبر میں یہ سب نہیں۔ کم الفاظ یا کم شرائط سے زیادہ ملے گا۔',
      all: 'تمام #',
    },
    feed: 'فیڈ', feedAbout: 'یہ ایک فیڈ ہے: فیڈ پڑھنے والے پروگرام آپ کو بتاتے ہیں کہ یہاں نیا کیا ہے۔ اسے فالو کرنے کے لیے اس صفحے کا پتا ایسے کسی پروگرام میں نقل کریں۔', allFeeds: 'تمام فیڈز',
    data: {
      heading: 'ڈیٹا',
      about: 'پورا آرکائیو، پروگراموں کے پڑھنے کے لیے۔ فائلیں صفحات کے ساتھ بنتی ہیں اور وہی کہتی ہیں جو صفحات کہتے ہیں۔',
      whole: 'پورا آرکائیو',
      sqlite: 'ایک فائل جس میں تمام متن اور ان کے الفاظ کا اشاریہ ہے',
      described: 'ہر فائل اور ہر کالم کی وضاحت',
      sums: 'ہر فائل کا SHA-256',
      months: 'مہینوں کے لحاظ سے، متن سمیت',
      monthsAbout: 'ہر سطر میں ایک مضمون، JSON Lines کی شکل میں۔ بعد میں شامل ہونے والا مضمون صرف اپنا مہینہ اور اوپر کی فائلیں بدلتا ہے۔',
      examples: 'مثالیں',
      columns: 'جدول اور کالم',
    },
    likelyArticles: 'کیا ان میں سے کوئی ہے؟',

    alongside: 'اکثر ساتھ', partOf: '{} کا حصہ', includes: 'اس میں شامل: {}', elsewhere: 'دیگر مقامات پر: {}', indexParts: 'اس اشاریے کے حصے',
    types: { place: 'مقام', person: 'شخصیت', organisation: 'ادارہ', event: 'واقعہ', topic: 'موضوع' },
    typeHeadings: { place: 'مقامات', person: 'شخصیات', organisation: 'ادارے', event: 'واقعات', topic: 'موضوعات' },
    listings: { tags: 'ٹیگ', sections: 'شعبہ', bylines: 'تحریر', sources: 'ذریعہ' },
  };
};
