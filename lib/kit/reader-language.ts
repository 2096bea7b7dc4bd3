/** Languages in which customers get mails and read their hubs, each as it names itself. */
export const READER_LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', nl: 'Nederlands' } as const;
export type ReaderLanguage = keyof typeof READER_LANGUAGES;

export const isReaderLanguage = (text: unknown): text is ReaderLanguage => typeof text === 'string' && Object.hasOwn(READER_LANGUAGES, text);

/** The language of a locale such as `de-AT`; English for those that readers are not spoken to in. */
export function languageOf(locale: string): ReaderLanguage {
  const [language] = locale.split('-');
  return isReaderLanguage(language) ? language : 'en';
}
