import type { Words } from './en.ts';
import type { Grammar, Length } from './grammar.ts';

/** German. */
export const de = ({ count, list, joints, number, name, digits }: Grammar): Words => {
  const articles = { one: '# Artikel', other: '# Artikel' };
  const lengths = { day: { one: '# Tag', other: '# Tage' }, month: { one: '# Monat', other: '# Monate' }, year: { one: '# Jahr', other: '# Jahre' } };
  const dative = { day: { one: '# Tag', other: '# Tagen' }, month: { one: '# Monat', other: '# Monaten' }, year: { one: '# Jahr', other: '# Jahren' } };
  const lengthOf = (length: Length): string => count(length.count, lengths[length.unit]);
  const quote = (text: string): string => `‚${name(text)}‘`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: 'Deutsch',
    dates: {
      months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
      weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
      shortWeekdays: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
      letters: ['S', 'M', 'D', 'M', 'D', 'F', 'S'],
      weekStart: 1,
      full: ({ weekday, day, month, year }) => `${weekday}, ${day}. ${month} ${year}`,
      short: ({ shortWeekday, day, month, year }) => `${shortWeekday}, ${day}. ${month} ${year}`,
      dayMonth: ({ weekday, day, month }) => `${weekday}, ${day}. ${month}`,
      weekdayDay: ({ weekday, day }) => `${weekday}, ${day}.`,
      dayOfYear: ({ day, month }) => `${day}. ${month}`,
      month: ({ month, year }) => `${month} ${year}`,
      year: (year) => year,
      decade: (year) => `${year}er`,
      span: (first, last) => `${first}–${last}`,
    },
    marks: { comma: ', ', semicolon: '; ', colon: ': ', stop: '. ' },
    number,
    digits,
    names,
    joints,

    latest: 'Neuestes', byDate: 'Nach Datum', stories: 'Geschichten', tags: 'Schlagwörter', places: 'Orte', people: 'Personen',
    organisations: 'Organisationen', sections: 'Ressorts', bylines: 'Autoren', sources: 'Quellen', corrections: 'Korrekturen',
    colours: 'Farben', dark: 'Dunkel', light: 'Hell',
    skip: 'Zum Text', breadcrumb: 'Pfad', mainNavigation: 'Hauptmenü', aboutArchive: 'Über dieses Archiv', waysIn: 'Wege ins Archiv',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(number, articles)} an ${count(days, dative.day)}`,
    newestOf: (shown, all) => `Die neuesten ${number(shown)} von ${count(all, { one: '# Artikel', other: '# Artikeln' })}`,
    latestOn: (number, when) => `${count(number, articles)}, zuletzt ${when}`,
    tagCount: (tags) => count(tags, { one: '# Schlagwort', other: '# Schlagwörter' }),
    inArchive: (things) => `${number(things)} im Archiv`,
    minutes: (minutes) => count(minutes, { one: '# Minute', other: '# Minuten' }),

    archive: 'Das Archiv nach Datum', archiveAbout: 'Alle Jahre mit Artikeln',
    years: 'Jahre', year: 'Jahr', articles: 'Artikel', articlesByYear: 'Artikel nach Jahr', asTable: 'Als Tabelle', byYear: 'Nach Jahr', byMonth: 'Nach Monat',
    nearDays: 'Frühere und spätere Tage', nearMonths: 'Frühere und spätere Monate', nearYears: 'Frühere und spätere Jahre', nearArticles: 'Frühere und spätere Artikel',
    emptyDay: 'Von diesem Tag gibt es keine Artikel.', noArticles: 'Keine Artikel von diesem Tag',
    heat: ['keine Artikel', 'ein Artikel', 'wenige Artikel', 'einige Artikel', 'viele Artikel'],
    earlierBy: (length) => `${lengthOf(length)} früher`,
    laterBy: (length) => `${lengthOf(length)} später`,
    apart: (length) => `im Abstand von ${count(length.count, dative[length.unit])}`,
    sameDay: 'am selben Tag',

    offline: 'Keine Verbindung', offlineAbout: 'Diese Seite wurde auf diesem Gerät noch nicht gelesen. Gelesene Seiten lassen sich auch ohne Verbindung wieder öffnen.',
    notFound: 'Unter dieser Adresse gibt es keine Seite', notFoundAbout: 'Unter dieser Adresse steht nichts. Vielleicht ist sie falsch geschrieben, oder von diesem Tag gibt es keine Artikel.',
    nearestDays: 'Die nächstgelegenen Tage mit Artikeln', moved: 'Diese Seite ist umgezogen', movedTo: 'Diese Seite steht unter einer anderen Adresse',

    story: 'Geschichte', storiesAbout: 'Laufende Ereignisse, über mehrere Artikel erzählt', storySoFar: 'Was bisher geschah', storyInProgress: 'Laufende Geschichte',
    storiesInProgress: 'Laufende Geschichten', inProgress: 'Laufend', ended: 'Abgeschlossen', begins: 'Beginn', latestArticle: 'Zuletzt', mostNamed: 'Am häufigsten genannt',
    wholeStory: (number) => `Die ganze Geschichte, ${count(number, articles)}`,
    foundStory: 'Durch Ähnlichkeit gefunden', foundNote: 'Diese Geschichte hat keine Redaktion zusammengestellt: Ihre Artikel ähneln einander.',

    readOn: 'Weiterlesen', alsoThatDay: 'Außerdem an diesem Tag', daysBefore: 'Die Tage davor', corrected: 'Nachträglich korrigiert', withdrawn: 'Zurückgezogen',
    articleWithdrawn: 'Dieser Artikel wurde zurückgezogen',
    byline: 'Von {}',
    agencyIn: (agency) => `${name(agency)}, in {}`,
    readIn: 'In anderen Sprachen: {}',
    source: 'Quelle: {}.', sourceFrom: (agency) => `Quelle: {}, nach ${name(agency)}.`, agency: (agency) => `Agentur: ${name(agency)}.`,
    asPublished: 'In der Erstveröffentlichung', retrieved: 'abgerufen am {}', archivedCopy: 'archivierte Kopie', digest: 'Prüfsumme dieses Textes',

    agoForms: { one: 'Vor einem Jahr erschienen, am {}', other: 'Vor # Jahren erschienen, am {}' },
    earlierThatDay: 'Früher am selben Tag', laterThatDay: 'Später am selben Tag',
    articleData: 'Daten dieses Artikels', save: 'Sichern', plainText: 'Reiner Text', linkToParagraph: (at) => `Link zu Absatz ${number(at)}`,
    citeShareSave: 'Zitieren, teilen, sichern', citation: 'Zitat', forManagers: 'Für Literaturverwaltungen', permanentAddress: 'Dauerhafte Adresse', share: 'Teilen', byMail: 'Per E-Mail', otherWays: 'Andere Wege …',
    copy: 'Kopieren', copied: 'Kopiert',
    inText: { notes: 'Anmerkungen', backToNote: (note) => `Zurück zu Anmerkung ${note} im Text`, table: (at) => `Tabelle ${number(at)}` },

    related: 'Verwandte Artikel', laterCoverage: 'Spätere Berichte', earlier: 'Frühere Berichte', mentionedIn: 'Erwähnt in', variants: 'Auch erschienen als', fullest: 'die vollständigste Fassung',
    chosen: 'von der Redaktion ausgewählt', linked: 'im Text verlinkt', links: 'verweist hierher',
    sameStory: (title) => `dieselbe Geschichte: ${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`handeln von ${names(tags)}`] : []),
        ...(named.length > 0 ? [`nennen ${names(named)}`] : []),
        ...(words.length > 0 ? [`sprechen von ${list(words.map(quote))}`] : []),
        ...(place === undefined ? [] : [`kommen aus ${name(place)}`]),
      ];
      return parts.length > 0 ? `beide ${list(parts)}` : 'einander sehr ähnlich';
    },
    inSource: (source) => `in ${name(source)}`,
    asSentBy: (agency) => `wie von ${name(agency)} verbreitet`,
    withDateline: (dateline) => `Ortsmarke ${name(dateline)}`,
    withoutDateline: 'ohne Ortsmarke',
    writes: (spellings) => `schreibt ${list(spellings.map(({ here, there }) => `${quote(there)} statt ${quote(here)}`))}`,
    paragraphsMore: (paragraphs) => count(paragraphs, { one: '# Absatz mehr', other: '# Absätze mehr' }),
    paragraphsFewer: (paragraphs) => count(paragraphs, { one: '# Absatz weniger', other: '# Absätze weniger' }),
    sameText: 'derselbe Text',

    correctionsAbout: 'Was korrigiert, klargestellt oder zurückgezogen wurde', noCorrections: 'Bisher keine',
    entryCount: (entries) => count(entries, { one: '# Eintrag', other: '# Einträge' }),
    updates: { correction: 'Korrektur', clarification: 'Klarstellung', update: 'Aktualisierung', note: 'Anmerkung', withdrawal: 'Zurückgezogen' },

    onThisDay: 'An diesem Tag', onThisDayAbout: 'Was das Archiv für jeden Tag des Jahres enthält', today: 'Heute', otherYears: 'Dieser Tag in anderen Jahren', everyDay: 'Alle Tage des Jahres',
    nothingThatDay: 'An diesem Tag ist im Archiv nichts erschienen.',
    wholeDay: (number) => `Der ganze Tag, ${count(number, articles)}`,
    turnKeys: 'Die Pfeiltasten links und rechts blättern um.', articlesADay: 'Artikel am Tag',
    coverage: 'Berichterstattung', decade: 'Jahrzehnt',
    noArticlesFor: (length) => `keine Artikel, ${count(length.count, lengths[length.unit])} lang`,
    keyEvent: 'Schlüsselereignis', keyEvents: 'Schlüsselereignisse', storyParts: 'Abschnitte',
    map: 'Karte', mapAbout: 'Je größer der Punkt, desto mehr Artikel.', offTheMap: 'Nicht auf der Karte',
    filedFrom: (number) => `${count(number, articles)} von hier`,
    byLetter: 'Nach Buchstaben', mostCovered: 'Am meisten behandelt',
    search: {
      title: 'Suche', heading: 'Das Archiv durchsuchen', words: 'Wörter', hint: 'Ein Wort, ein Name, ein Ort', from: 'Von', to: 'Bis', anyYear: 'alle Jahre', sortBy: 'Sortieren nach',
      sorts: { relevance: 'Relevanz', newest: 'Neueste', oldest: 'Älteste' },
      narrow: 'Eingrenzen', language: 'Sprache', clear: 'Alles zurücksetzen', results: 'Ergebnisse', more: 'Mehr anzeigen',
      noScript: 'Die Suche nach Wörtern braucht JavaScript. Diese Listen führen auch ohne zu jedem Artikel.',
      searching: 'Suche läuft …', unavailable: 'Die Suche lässt sich nicht laden. Sie braucht einen Webserver und eine Verbindung.',
      none: 'Kein Artikel enthält all das. Mit weniger Wörtern oder Filtern findet sich mehr.',
      all: 'Alle #',
    },
    feed: 'Feed', feedAbout: 'Dies ist ein Feed: Programme, die Feeds lesen, melden Ihnen, was hier neu ist. Um ihm zu folgen, kopieren Sie die Adresse dieser Seite in ein solches Programm.', allFeeds: 'Alle Feeds',
    data: {
      heading: 'Daten',
      about: 'Das ganze Archiv für Programme. Die Dateien entstehen mit den Seiten und sagen, was die Seiten sagen.',
      whole: 'Das ganze Archiv',
      sqlite: 'eine Datei mit allen Texten und einem Verzeichnis ihrer Wörter',
      described: 'beschreibt jede Datei und jede Spalte',
      sums: 'die SHA-256-Summe jeder Datei',
      months: 'Nach Monaten, mit Texten',
      monthsAbout: 'Ein Artikel je Zeile, als JSON Lines. Ein später hinzugefügter Artikel ändert seinen eigenen Monat und die Dateien oben, sonst keine.',
      examples: 'Beispiele',
      columns: 'Tabellen und Spalten',
    },
    likelyArticles: 'Ist es einer von diesen?',

    alongside: 'Oft zusammen mit', partOf: 'Teil von {}', includes: 'Umfasst {}', elsewhere: 'Anderswo: {}', indexParts: 'Teile dieses Verzeichnisses',
    types: { place: 'Ort', person: 'Person', organisation: 'Organisation', event: 'Ereignis', topic: 'Thema' },
    typeHeadings: { place: 'Orte', person: 'Personen', organisation: 'Organisationen', event: 'Ereignisse', topic: 'Themen' },
    listings: { tags: 'Schlagwort', sections: 'Ressort', bylines: 'Autor', sources: 'Quelle' },
  };
};
