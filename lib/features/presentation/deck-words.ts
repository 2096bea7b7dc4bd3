import { createTranslator } from 'use-intl/core';
import messages from '@/scripts/messages/en/presentation.json';

/** Decks are written in one language: they are read by people whose own is not known. */
export const DECK_LOCALE = 'en';

/** The words of decks, as the message catalogue has them. */
export const deckWords = createTranslator({ locale: DECK_LOCALE, messages, timeZone: 'UTC' });
