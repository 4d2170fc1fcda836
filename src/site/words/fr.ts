import type { Words } from './en.ts';
import type { Grammar, Length } from './grammar.ts';

/** French. Nought is singular; a no-break space stands before tall punctuation. */
export const fr = ({ count, list, joints, number, name, digits }: Grammar): Words => {
  const articles = { one: '# article', other: '# articles' };
  const lengths = { day: { one: '# jour', other: '# jours' }, month: { one: '# mois', other: '# mois' }, year: { one: '# an', other: '# ans' } };
  const lengthOf = (length: Length): string => count(length.count, lengths[length.unit]);
  const dayOf = (day: string): string => (day === '1' ? '1er' : day);
  const quote = (text: string): string => `«\u00a0${name(text)}\u00a0»`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: 'Français',
    dates: {
      months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
      weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
      shortWeekdays: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
      letters: ['D', 'L', 'M', 'M', 'J', 'V', 'S'],
      weekStart: 1,
      full: ({ weekday, day, month, year }) => `${weekday} ${dayOf(day)} ${month} ${year}`,
      short: ({ shortWeekday, day, month, year }) => `${shortWeekday} ${dayOf(day)} ${month} ${year}`,
      dayMonth: ({ weekday, day, month }) => `${weekday} ${dayOf(day)} ${month}`,
      weekdayDay: ({ weekday, day }) => `${weekday} ${dayOf(day)}`,
      dayOfYear: ({ day, month }) => `${day} ${month}`,
      month: ({ month, year }) => `${month} ${year}`,
      year: (year) => year,
      decade: (year) => `Années ${year}`,
      span: (first, last) => `${first}–${last}`,
    },
    marks: { comma: ', ', semicolon: '\u202f; ', colon: '\u00a0: ', stop: '. ' },
    number,
    digits,
    names,
    joints,

    latest: 'Dernières nouvelles', byDate: 'Par date', stories: 'Dossiers', tags: 'Mots-clés', places: 'Lieux', people: 'Personnes',
    organisations: 'Organisations', sections: 'Rubriques', bylines: 'Signatures', sources: 'Sources', corrections: 'Rectificatifs',
    colours: 'Couleurs', dark: 'Sombre', light: 'Clair',
    skip: 'Aller au texte', breadcrumb: 'Fil d’Ariane', mainNavigation: 'Menu principal', aboutArchive: 'À propos de ces archives', waysIn: 'Entrées dans les archives',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(number, articles)} sur ${count(days, lengths.day)}`,
    newestOf: (shown, all) => `Les ${number(shown)} plus récents sur ${count(all, articles)}`,
    latestOn: (number, when) => `${count(number, articles)}, le dernier ${when}`,
    tagCount: (tags) => count(tags, { one: '# mot-clé', other: '# mots-clés' }),
    inArchive: (things) => `${number(things)} dans les archives`,
    minutes: (minutes) => count(minutes, { one: '# minute', other: '# minutes' }),

    archive: 'Les archives par date', archiveAbout: 'Toutes les années qui ont des articles',
    years: 'Années', year: 'Année', articles: 'Articles', articlesByYear: 'Articles par année', asTable: 'En tableau', byYear: 'Par année', byMonth: 'Par mois',
    nearDays: 'Jours précédents et suivants', nearMonths: 'Mois précédents et suivants', nearYears: 'Années précédentes et suivantes', nearArticles: 'Articles précédents et suivants',
    emptyDay: 'Il n’y a pas d’article ce jour-là.', noArticles: 'Aucun article ce jour-là',
    heat: ['aucun article', 'un article', 'quelques articles', 'plusieurs articles', 'beaucoup d’articles'],
    earlierBy: (length) => `${lengthOf(length)} plus tôt`,
    laterBy: (length) => `${lengthOf(length)} plus tard`,
    apart: (length) => `à ${lengthOf(length)} d’intervalle`,
    sameDay: 'le même jour',

    offline: 'Pas de connexion', offlineAbout: 'Cette page n’a pas encore été lue sur cet appareil. Les pages déjà lues peuvent être relues sans connexion.',
    notFound: 'Il n’y a pas de page à cette adresse', notFoundAbout: 'Rien ne se trouve à cette adresse. Elle est peut-être mal écrite, ou le jour qu’elle désigne n’a pas d’article.',
    nearestDays: 'Les jours les plus proches qui ont des articles', moved: 'Cette page a changé d’adresse', movedTo: 'Cette page se trouve à une autre adresse',

    story: 'Dossier', storiesAbout: 'Des affaires suivies au fil de plusieurs articles', storySoFar: 'Le fil des événements', storyInProgress: 'Dossier en cours',
    storiesInProgress: 'Dossiers en cours', inProgress: 'En cours', ended: 'Clos', begins: 'Premier article', latestArticle: 'Dernier article', mostNamed: 'Les plus cités',
    wholeStory: (number) => `Tout le dossier, ${count(number, articles)}`,
    foundStory: 'Trouvé par ressemblance', foundNote: 'Aucun journaliste n’a composé ce dossier\u00a0: ses articles se ressemblent.',

    readOn: 'Lire la suite', alsoThatDay: 'Le même jour', daysBefore: 'Les jours précédents', corrected: 'Rectifié depuis', withdrawn: 'Retiré',
    articleWithdrawn: 'Cet article a été retiré',
    byline: 'Par {}',
    agencyIn: (agency) => `${name(agency)}, dans {}`,
    readIn: 'Lire dans une autre langue\u00a0: {}',
    source: 'Source\u00a0: {}.', sourceFrom: (agency) => `Source\u00a0: {}, d’après ${name(agency)}.`, agency: (agency) => `Agence\u00a0: ${name(agency)}.`,
    asPublished: 'Dans sa première publication', retrieved: 'consulté le {}', archivedCopy: 'copie archivée', digest: 'Empreinte de ce texte',

    agoForms: { one: 'Publié il y a # an, le {}', other: 'Publié il y a # ans, le {}' },
    earlierThatDay: 'Plus tôt le même jour', laterThatDay: 'Plus tard le même jour',
    articleData: 'Données de cet article', save: 'Enregistrer', plainText: 'Texte brut', linkToParagraph: (at) => `Lien vers le paragraphe ${number(at)}`,
    citeShareSave: 'Citer, partager, enregistrer', citation: 'Référence', forManagers: 'Pour les logiciels bibliographiques', permanentAddress: 'Adresse permanente', share: 'Partager', byMail: 'Par courriel', otherWays: 'Autrement…',
    copy: 'Copier', copied: 'Copié',
    inText: { notes: 'Notes', backToNote: (note) => `Retour à l’appel de note ${note}`, table: (at) => `Tableau ${number(at)}` },

    related: 'Articles liés', laterCoverage: 'La suite', earlier: 'Auparavant', mentionedIn: 'Mentionné dans', variants: 'Paru aussi sous ces titres', fullest: 'la version la plus complète',
    chosen: 'choisi par la rédaction', linked: 'cité en lien dans le texte', links: 'renvoie ici',
    sameStory: (title) => `même dossier\u00a0: ${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`traitent de ${names(tags)}`] : []),
        ...(named.length > 0 ? [`nomment ${names(named)}`] : []),
        ...(words.length > 0 ? [`parlent de ${list(words.map(quote))}`] : []),
        ...(place === undefined ? [] : [`viennent de ${name(place)}`]),
      ];
      return parts.length > 0 ? `tous deux ${list(parts)}` : 'très semblables';
    },
    inSource: (source) => `dans ${name(source)}`,
    asSentBy: (agency) => `tel que diffusé par ${name(agency)}`,
    withDateline: (dateline) => `daté de ${name(dateline)}`,
    withoutDateline: 'sans lieu d’envoi',
    writes: (spellings) => `écrit ${list(spellings.map(({ here, there }) => `${quote(there)} au lieu de ${quote(here)}`))}`,
    paragraphsMore: (paragraphs) => count(paragraphs, { one: '# paragraphe de plus', other: '# paragraphes de plus' }),
    paragraphsFewer: (paragraphs) => count(paragraphs, { one: '# paragraphe de moins', other: '# paragraphes de moins' }),
    sameText: 'le même texte',

    correctionsAbout: 'Ce qui a été rectifié, précisé ou retiré', noCorrections: 'Aucun jusqu’ici',
    entryCount: (entries) => count(entries, { one: '# entrée', other: '# entrées' }),
    updates: { correction: 'Rectificatif', clarification: 'Précision', update: 'Mise à jour', note: 'Note', withdrawal: 'Retiré' },

    onThisDay: 'Ce jour-là', onThisDayAbout: 'Ce que l’archive conserve pour chaque jour de l’année', today: 'Aujourd’hui', otherYears: 'Ce jour en d’autres années', everyDay: 'Tous les jours de l’année',
    nothingThatDay: 'Rien n’a paru ce jour-là dans l’archive.',
    wholeDay: (number) => `Toute la journée, ${count(number, articles)}`,
    turnKeys: 'Les flèches gauche et droite du clavier tournent les pages.', articlesADay: 'Articles par jour',
    coverage: 'Couverture', decade: 'Décennie',
    noArticlesFor: (length) => `aucun article pendant ${count(length.count, lengths[length.unit])}`,
    keyEvent: 'Fait marquant', keyEvents: 'Faits marquants', storyParts: 'Parties du dossier',
    map: 'Carte', mapAbout: 'Plus le point est grand, plus il y a d’articles.', offTheMap: 'Hors de la carte',
    filedFrom: (number) => `${count(number, articles)} d’ici`,
    byLetter: 'Par lettre', mostCovered: 'Les plus couverts',
    search: {
      title: 'Recherche', heading: 'Chercher dans les archives', words: 'Mots', hint: 'Un mot, un nom, un lieu', from: 'De', to: 'À', anyYear: 'toutes', sortBy: 'Trier par',
      sorts: { relevance: 'Pertinence', newest: 'Plus récents', oldest: 'Plus anciens' },
      narrow: 'Affiner', language: 'Langue', clear: 'Tout effacer', results: 'Résultats', more: 'Afficher la suite',
      noScript: 'La recherche par mot demande JavaScript. Sans lui, ces listes mènent à tous les articles.',
      searching: 'Recherche en cours…', unavailable: 'La recherche ne peut pas être chargée. Il lui faut un serveur web et une connexion.',
      none: 'Aucun article ne réunit tout cela. Moins de mots ou moins de filtres en trouvent davantage.',
      all: 'Tout afficher (#)',
    },
    feed: 'Flux', feedAbout: 'Ceci est un flux : les programmes qui lisent les flux vous signalent ce qui est nouveau ici. Pour le suivre, copiez l’adresse de cette page dans un tel programme.', allFeeds: 'Tous les flux',
    data: {
      heading: 'Données',
      about: 'Toute l’archive, lisible par des programmes. Les fichiers sont faits avec les pages et disent ce qu’elles disent.',
      whole: 'Toute l’archive',
      sqlite: 'un fichier avec tous les textes et un index de leurs mots',
      described: 'décrit chaque fichier et chaque colonne',
      sums: 'la somme SHA-256 de chaque fichier',
      months: 'Par mois, avec les textes',
      monthsAbout: 'Un article par ligne, en JSON Lines. Un article ajouté plus tard change son propre mois et les fichiers ci-dessus, aucun autre.',
      examples: 'Exemples',
      columns: 'Tables et colonnes',
    },
    likelyArticles: 'Est-ce l’un de ceux-ci ?',

    alongside: 'Souvent avec', partOf: 'Fait partie de {}', includes: 'Comprend {}', elsewhere: 'Ailleurs\u00a0: {}', indexParts: 'Parties de cet index',
    types: { place: 'Lieu', person: 'Personne', organisation: 'Organisation', event: 'Événement', topic: 'Sujet' },
    typeHeadings: { place: 'Lieux', person: 'Personnes', organisation: 'Organisations', event: 'Événements', topic: 'Sujets' },
    listings: { tags: 'Mot-clé', sections: 'Rubrique', bylines: 'Signature', sources: 'Source' },
  };
};
