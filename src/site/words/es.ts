import type { Words } from './en.ts';
import type { Grammar, Length } from './grammar.ts';

/** Spanish. */
export const es = ({ count, list, joints, number, name, digits }: Grammar): Words => {
  const articles = { one: '# artículo', other: '# artículos' };
  const lengths = { day: { one: '# día', other: '# días' }, month: { one: '# mes', other: '# meses' }, year: { one: '# año', other: '# años' } };
  const lengthOf = (length: Length): string => count(length.count, lengths[length.unit]);
  const quote = (text: string): string => `«${name(text)}»`;
  const names = (all: readonly string[]): string => list(all.map(name));
  return {
    language: 'Español',
    dates: {
      months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
      weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
      shortWeekdays: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
      letters: ['D', 'L', 'M', 'X', 'J', 'V', 'S'],
      weekStart: 1,
      full: ({ weekday, day, month, year }) => `${weekday} ${day} de ${month} de ${year}`,
      short: ({ shortWeekday, day, month, year }) => `${shortWeekday} ${day} de ${month} de ${year}`,
      dayMonth: ({ weekday, day, month }) => `${weekday} ${day} de ${month}`,
      weekdayDay: ({ weekday, day }) => `${weekday} ${day}`,
      dayOfYear: ({ day, month }) => `${day} de ${month}`,
      month: ({ month, year }) => `${month} de ${year}`,
      year: (year) => year,
      decade: (year) => `Años ${year}`,
      span: (first, last) => `${first}–${last}`,
    },
    marks: { comma: ', ', semicolon: '; ', colon: ': ', stop: '. ' },
    number,
    digits,
    names,
    joints,

    latest: 'Lo último', byDate: 'Por fecha', stories: 'Historias', tags: 'Etiquetas', places: 'Lugares', people: 'Personas',
    organisations: 'Organizaciones', sections: 'Secciones', bylines: 'Firmas', sources: 'Fuentes', corrections: 'Correcciones',
    colours: 'Colores', dark: 'Oscuro', light: 'Claro',
    skip: 'Ir al texto', breadcrumb: 'Ruta', mainNavigation: 'Menú principal', aboutArchive: 'Sobre este archivo', waysIn: 'Entradas al archivo',

    articleForms: articles,
    articleCount: (number) => count(number, articles),
    articlesOnDays: (number, days) => `${count(number, articles)} en ${count(days, lengths.day)}`,
    newestOf: (shown, all) => `Los ${number(shown)} más recientes de ${count(all, articles)}`,
    latestOn: (number, when) => `${count(number, articles)}, el último ${when}`,
    tagCount: (tags) => count(tags, { one: '# etiqueta', other: '# etiquetas' }),
    inArchive: (things) => `${number(things)} en el archivo`,
    minutes: (minutes) => count(minutes, { one: '# minuto', other: '# minutos' }),

    archive: 'El archivo por fecha', archiveAbout: 'Todos los años con artículos',
    years: 'Años', year: 'Año', articles: 'Artículos', articlesByYear: 'Artículos por año', asTable: 'En una tabla', byYear: 'Por año', byMonth: 'Por mes',
    nearDays: 'Días anteriores y posteriores', nearMonths: 'Meses anteriores y posteriores', nearYears: 'Años anteriores y posteriores', nearArticles: 'Artículos anteriores y posteriores',
    emptyDay: 'No hay artículos de este día.', noArticles: 'Ningún artículo de este día',
    heat: ['ningún artículo', 'un artículo', 'algunos artículos', 'varios artículos', 'muchos artículos'],
    earlierBy: (length) => `${lengthOf(length)} antes`,
    laterBy: (length) => `${lengthOf(length)} después`,
    apart: (length) => `con ${lengthOf(length)} de diferencia`,
    sameDay: 'el mismo día',

    offline: 'Sin conexión', offlineAbout: 'Esta página aún no se ha leído en este dispositivo. Las páginas ya leídas pueden volver a leerse sin conexión.',
    notFound: 'No hay ninguna página en esta dirección', notFoundAbout: 'En esta dirección no hay nada. Puede estar mal escrita, o no hay artículos del día que nombra.',
    nearestDays: 'Los días más cercanos con artículos', moved: 'Esta página se ha trasladado', movedTo: 'Esta página está en otra dirección',

    story: 'Historia', storiesAbout: 'Asuntos en curso, contados en varios artículos', storySoFar: 'La historia hasta aquí', storyInProgress: 'Historia en curso',
    storiesInProgress: 'Historias en curso', inProgress: 'En curso', ended: 'Terminadas', begins: 'Comienzo', latestArticle: 'Lo último', mostNamed: 'Los más nombrados',
    wholeStory: (number) => `La historia completa, ${count(number, articles)}`,
    foundStory: 'Hallada por semejanza', foundNote: 'Ningún redactor compuso esta historia: sus artículos resultaron semejantes.',

    readOn: 'Seguir leyendo', alsoThatDay: 'También este día', daysBefore: 'Los días anteriores', corrected: 'Corregido después', withdrawn: 'Retirado',
    articleWithdrawn: 'Este artículo fue retirado',
    byline: 'Por {}',
    agencyIn: (agency) => `${name(agency)}, en {}`,
    readIn: 'Leer en otro idioma: {}',
    source: 'Fuente: {}.', sourceFrom: (agency) => `Fuente: {}, de ${name(agency)}.`, agency: (agency) => `Agencia: ${name(agency)}.`,
    asPublished: 'En su primera publicación', retrieved: 'consultado el {}', archivedCopy: 'copia archivada', digest: 'Huella de este texto',

    agoForms: { one: 'Publicado hace # año, el {}', other: 'Publicado hace # años, el {}' },
    earlierThatDay: 'Antes, ese mismo día', laterThatDay: 'Después, ese mismo día',
    articleData: 'Datos de este artículo', save: 'Guardar', plainText: 'Texto sin formato', linkToParagraph: (at) => `Enlace al párrafo ${number(at)}`,
    citeShareSave: 'Citar, compartir, guardar', citation: 'Cita', forManagers: 'Para gestores bibliográficos', permanentAddress: 'Dirección permanente', share: 'Compartir', byMail: 'Por correo', otherWays: 'Otras formas…',
    copy: 'Copiar', copied: 'Copiado',
    inText: { notes: 'Notas', backToNote: (note) => `Volver a la llamada de la nota ${note}`, table: (at) => `Tabla ${number(at)}` },

    related: 'Artículos relacionados', laterCoverage: 'Lo que siguió', earlier: 'Antes', mentionedIn: 'Mencionado en', variants: 'Publicado también como', fullest: 'la versión más completa',
    chosen: 'elegido por la redacción', linked: 'enlazado en el texto', links: 'enlaza aquí',
    sameStory: (title) => `misma historia: ${name(title)}`,
    likeness: ({ tags, names: named, words, place }) => {
      const parts = [
        ...(tags.length > 0 ? [`tratan de ${names(tags)}`] : []),
        ...(named.length > 0 ? [`nombran a ${names(named)}`] : []),
        ...(words.length > 0 ? [`hablan de ${list(words.map(quote))}`] : []),
        ...(place === undefined ? [] : [`vienen de ${name(place)}`]),
      ];
      return parts.length > 0 ? `ambos ${list(parts)}` : 'muy semejantes';
    },
    inSource: (source) => `en ${name(source)}`,
    asSentBy: (agency) => `tal como lo envió ${name(agency)}`,
    withDateline: (dateline) => `fechado en ${name(dateline)}`,
    withoutDateline: 'sin lugar de origen',
    writes: (spellings) => `escribe ${list(spellings.map(({ here, there }) => `${quote(there)} por ${quote(here)}`))}`,
    paragraphsMore: (paragraphs) => count(paragraphs, { one: '# párrafo más', other: '# párrafos más' }),
    paragraphsFewer: (paragraphs) => count(paragraphs, { one: '# párrafo menos', other: '# párrafos menos' }),
    sameText: 'el mismo texto',

    correctionsAbout: 'Lo que se corrigió, aclaró o retiró', noCorrections: 'Ninguna hasta ahora',
    entryCount: (entries) => count(entries, { one: '# entrada', other: '# entradas' }),
    updates: { correction: 'Corrección', clarification: 'Aclaración', update: 'Actualización', note: 'Nota', withdrawal: 'Retirado' },

    onThisDay: 'Tal día como hoy', onThisDayAbout: 'Lo que guarda el archivo de cada día del año', today: 'Hoy', otherYears: 'Este día en otros años', everyDay: 'Todos los días del año',
    nothingThatDay: 'Nada del archivo se publicó en este día.',
    wholeDay: (number) => `El día completo, ${count(number, articles)}`,
    turnKeys: 'Las flechas izquierda y derecha del teclado pasan las páginas.', articlesADay: 'Artículos por día',
    coverage: 'Cobertura', decade: 'Década',
    noArticlesFor: (length) => `sin artículos durante ${count(length.count, lengths[length.unit])}`,
    keyEvent: 'Hecho clave', keyEvents: 'Hechos clave', storyParts: 'Partes de la historia',
    map: 'Mapa', mapAbout: 'Cuanto mayor es el punto, más artículos.', offTheMap: 'Fuera del mapa',
    filedFrom: (number) => `${count(number, articles)} desde aquí`,
    byLetter: 'Por letra', mostCovered: 'Con más cobertura',
    search: {
      title: 'Buscar', heading: 'Buscar en el archivo', words: 'Palabras', hint: 'Una palabra, un nombre, un lugar', from: 'Desde', to: 'Hasta', anyYear: 'todos', sortBy: 'Ordenar por',
      sorts: { relevance: 'Relevancia', newest: 'Más recientes', oldest: 'Más antiguos' },
      narrow: 'Acotar', language: 'Idioma', clear: 'Borrar todo', results: 'Resultados', more: 'Mostrar más',
      noScript: 'Para buscar por palabras se necesita JavaScript. Estas listas llevan a todos los artículos sin él.',
      searching: 'Buscando…', unavailable: 'No se puede cargar la búsqueda. Necesita un servidor web y conexión.',
      none: 'Ningún artículo reúne todo esto. Con menos palabras o menos filtros se encuentra más.',
      all: 'Todos (#)',
    },
    feed: 'Canal', feedAbout: 'Esto es un canal de noticias: los programas que leen canales le avisan de lo nuevo que hay aquí. Para seguirlo, copie la dirección de esta página en uno de esos programas.', allFeeds: 'Todos los canales',
    data: {
      heading: 'Datos',
      about: 'Todo el archivo, para que lo lean programas. Los ficheros se hacen con las páginas y dicen lo que ellas dicen.',
      whole: 'Todo el archivo',
      sqlite: 'un fichero con todos los textos y un índice de sus palabras',
      described: 'describe cada fichero y cada columna',
      sums: 'la suma SHA-256 de cada fichero',
      months: 'Por meses, con los textos',
      monthsAbout: 'Un artículo por línea, en JSON Lines. Un artículo añadido más tarde cambia su propio mes y los ficheros de arriba, ningún otro.',
      examples: 'Ejemplos',
      columns: 'Tablas y columnas',
    },
    likelyArticles: '¿Es alguno de estos?',

    alongside: 'A menudo junto a', partOf: 'Parte de {}', includes: 'Incluye {}', elsewhere: 'En otros sitios: {}', indexParts: 'Partes de este índice',
    types: { place: 'Lugar', person: 'Persona', organisation: 'Organización', event: 'Acontecimiento', topic: 'Tema' },
    typeHeadings: { place: 'Lugares', person: 'Personas', organisation: 'Organizaciones', event: 'Acontecimientos', topic: 'Temas' },
    listings: { tags: 'Etiqueta', sections: 'Sección', bylines: 'Firma', sources: 'Fuente' },
  };
};
