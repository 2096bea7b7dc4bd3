/** Languages in which mails to customers speak, each as it names itself. */
export const MAIL_LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', nl: 'Nederlands' } as const;
export type MailLanguage = keyof typeof MAIL_LANGUAGES;
