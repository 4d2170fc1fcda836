import type { Words } from './en.ts';
import type { Forms, Grammar, Length } from './grammar.ts';

/** Chinese, in simplified characters. Nothing has a plural; numbers and names stand without spaces. */
export const zh = ({ count, list, joints, number, name, digits }: Grammar<'other'>): Words => {
  const articles: Forms<'other'> = { other: '#篇报道' };
  const lengths: Record<Length['unit'], Forms<'other'>> = { day: { other: '#天' }, month: { other: '#个月' }, year: { other: '#年' } };
  const lengthOf = (length: Length): string => count(length.count, lengths[length.unit]);
  const quote = (text: string): string => `“${name(text)}”`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: '中文',
    dates: {
      months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
      weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
      shortWeekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
      letters: ['日', '一', '二', '三', '四', '五', '六'],
      weekStart: 1,
      full: ({ weekday, day, month, year }) => `${year}年${month}${day}日 ${weekday}`,
      short: ({ shortWeekday, day, month, year }) => `${year}年${month}${day}日 ${shortWeekday}`,
      dayMonth: ({ weekday, day, month }) => `${month}${day}日 ${weekday}`,
      weekdayDay: ({ weekday, day }) => `${day}日 ${weekday}`,
      dayOfYear: ({ day, month }) => `${month}${day}日`,
      month: ({ month, year }) => `${year}年${month}`,
      year: (year) => `${year}年`,
      decade: (year) => `${year}年代`,
      span: (first, last) => `${first}–${last}年`,
    },
    marks: { comma: '，', semicolon: '；', colon: '：', stop: '。' },
    number,
    digits,
    names,
    joints,

    latest: '最新', byDate: '按日期', stories: '专题', tags: '标签', places: '地点', people: '人物',
    organisations: '机构', sections: '版面', bylines: '作者', sources: '来源', corrections: '更正',
    colours: '配色', dark: '深色', light: '浅色',
    skip: '跳至正文', breadcrumb: '所在位置', mainNavigation: '主菜单', aboutArchive: '关于本资料库', waysIn: '查阅入口',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(days, lengths.day)}，${count(number, articles)}`,
    newestOf: (shown, all) => `共${count(all, articles)}，以下为最新${number(shown)}篇`,
    latestOn: (number, when) => `${count(number, articles)}，最近一篇：${when}`,
    tagCount: (tags) => count(tags, { other: '#个标签' }),
    inArchive: (things) => `库中共${number(things)}个`,
    minutes: (minutes) => count(minutes, { other: '约#分钟' }),

    archive: '按日期查阅', archiveAbout: '有报道的全部年份',
    years: '年份', year: '年份', articles: '报道', articlesByYear: '各年报道数量', asTable: '表格', byYear: '按年份', byMonth: '按月份',
    nearDays: '前后日期', nearMonths: '前后月份', nearYears: '前后年份', nearArticles: '前后报道',
    emptyDay: '当日没有报道。', noArticles: '当日没有报道',
    heat: ['没有报道', '一篇报道', '几篇报道', '多篇报道', '大量报道'],
    earlierBy: (length) => `此前${lengthOf(length)}`,
    laterBy: (length) => `此后${lengthOf(length)}`,
    apart: (length) => `相隔${lengthOf(length)}`,
    sameDay: '同一天',

    offline: '没有网络连接', offlineAbout: '此设备上尚未读过本页。读过的页面可以在没有网络时再次阅读。',
    notFound: '此网址没有页面', notFoundAbout: '此网址没有内容。可能是输入有误，或所指日期没有报道。',
    nearestDays: '最近的有报道日期', moved: '此页已迁移', movedTo: '此页现在的网址',

    story: '专题', storiesAbout: '由多篇报道讲述的持续事件', storySoFar: '事件始末', storyInProgress: '进行中的专题',
    storiesInProgress: '进行中的专题', inProgress: '进行中', ended: '已结束', begins: '首篇', latestArticle: '最近一篇', mostNamed: '最常提及',
    wholeStory: (number) => `完整专题，${count(number, articles)}`,
    foundStory: '据内容相似归集', foundNote: '此专题并非编辑所编：其中报道因内容相似而归集。',

    readOn: '阅读全文', alsoThatDay: '当日其他报道', daysBefore: '此前数日', corrected: '已更正', withdrawn: '已撤回',
    articleWithdrawn: '此报道已撤回',
    byline: '撰文：{}',
    agencyIn: (agency) => `${name(agency)}，刊于{}`,
    readIn: '其他语言：{}',
    source: '来源：{}。', sourceFrom: (agency) => `来源：{}，据${name(agency)}。`, agency: (agency) => `通讯社：${name(agency)}。`,
    asPublished: '首发原文', retrieved: '查阅于{}', archivedCopy: '存档副本', digest: '本文摘要值',

    agoForms: { other: '发表于 # 年前，{}' },
    earlierThatDay: '当日稍早', laterThatDay: '当日稍晚',
    articleData: '本文数据', save: '保存', plainText: '纯文本', linkToParagraph: (at) => `第${number(at)}段的链接`,
    citeShareSave: '引用、分享、保存', citation: '引用格式', forManagers: '供文献管理软件使用', permanentAddress: '固定地址', share: '分享', byMail: '通过电子邮件', otherWays: '其他方式…',
    copy: '复制', copied: '已复制',
    inText: { notes: '注释', backToNote: (note) => `返回正文中的注释 ${note}`, table: (at) => `表${number(at)}` },

    related: '相关报道', laterCoverage: '后续报道', earlier: '此前报道', mentionedIn: '提及本文的报道', variants: '其他版本', fullest: '最完整版本',
    chosen: '编辑选荐', linked: '文中链接', links: '链接至本文',
    sameStory: (title) => `同一专题：${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`涉及${names(tags)}`] : []),
        ...(named.length > 0 ? [`提到${names(named)}`] : []),
        ...(words.length > 0 ? [`谈及${list(words.map(quote))}`] : []),
        ...(place === undefined ? [] : [`发自${name(place)}`]),
      ];
      return parts.length > 0 ? `两篇都${parts.join('，')}` : '内容十分相似';
    },
    inSource: (source) => `刊于${name(source)}`,
    asSentBy: (agency) => `${name(agency)}原稿`,
    withDateline: (dateline) => `电头：${name(dateline)}`,
    withoutDateline: '无电头',
    writes: (spellings) => list(spellings.map(({ here, there }) => `${quote(here)}写作${quote(there)}`)),
    paragraphsMore: (paragraphs) => count(paragraphs, { other: '多#段' }),
    paragraphsFewer: (paragraphs) => count(paragraphs, { other: '少#段' }),
    sameText: '文字相同',

    correctionsAbout: '更正、澄清与撤回的内容', noCorrections: '暂无',
    entryCount: (entries) => count(entries, { other: '#条' }),
    updates: { correction: '更正', clarification: '澄清', update: '更新', note: '附注', withdrawal: '已撤回' },

    onThisDay: '历史上的今天', onThisDayAbout: '一年中每一天的旧闻', today: '今天', otherYears: '历年的这一天', everyDay: '全年各日',
    nothingThatDay: '资料库中没有这一天的报道。',
    wholeDay: (number) => `当日全部${count(number, articles)}`,
    turnKeys: '按左右方向键可以翻页。', articlesADay: '每日报道数',
    coverage: '报道分布', decade: '年代',
    noArticlesFor: (length) => `${count(length.count, lengths[length.unit])}无报道`,
    keyEvent: '大事', keyEvents: '大事记', storyParts: '专题各部分',
    map: '地图', mapAbout: '圆点越大，报道越多。', offTheMap: '未在地图上',
    filedFrom: (number) => `发自此地：${count(number, articles)}`,
    byLetter: '按字母', mostCovered: '报道最多',
    search: {
      title: '搜索', heading: '搜索资料库', words: '关键词', hint: '词语、人名或地点', from: '从', to: '到', anyYear: '不限', sortBy: '排序',
      sorts: { relevance: '相关度', newest: '最新', oldest: '最早' },
      narrow: '缩小范围', language: '语言', clear: '全部清除', results: '结果', more: '显示更多',
      noScript: '按词语搜索需要 JavaScript。没有它，以下列表也能通往每一篇文章。',
      searching: '正在搜索……', unavailable: '无法载入搜索。它需要网站服务器和网络连接。',
      none: '没有文章符合全部条件。减少词语或筛选条件可以找到更多。',
      all: '全部 #',
    },
    feed: '订阅源', feedAbout: '这是一个订阅源：阅读订阅源的程序会告诉您这里有什么新内容。要订阅，请把本页地址复制到这样的程序中。', allFeeds: '所有订阅源',
    data: {
      heading: '数据',
      about: '整个档案，供程序读取。文件与页面一同生成，内容与页面一致。',
      whole: '整个档案',
      sqlite: '一个文件，含全部正文及其词语索引',
      described: '说明每个文件和每一列',
      sums: '每个文件的 SHA-256',
      months: '按月份，含正文',
      monthsAbout: '每行一篇文章，JSON Lines 格式。以后加入的文章只改变其所在月份的文件和上列文件。',
      examples: '示例',
      columns: '表与列',
    },
    likelyArticles: '是其中一篇吗？',

    alongside: '常同时出现', partOf: '属于{}', includes: '包括{}', elsewhere: '其他网站：{}', indexParts: '索引分部',
    types: { place: '地点', person: '人物', organisation: '机构', event: '事件', topic: '主题' },
    typeHeadings: { place: '地点', person: '人物', organisation: '机构', event: '事件', topic: '主题' },
    listings: { tags: '标签', sections: '版面', bylines: '作者', sources: '来源' },
  };
};
