import germanControls from '@/scripts/messages/de/controls.json';
import germanForm from '@/scripts/messages/de/form.json';
import germanPage from '@/scripts/messages/de/hub-page.json';
import germanViewer from '@/scripts/messages/de/hub-viewer.json';
import germanStates from '@/scripts/messages/de/states.json';
import frenchControls from '@/scripts/messages/fr/controls.json';
import frenchForm from '@/scripts/messages/fr/form.json';
import frenchPage from '@/scripts/messages/fr/hub-page.json';
import frenchViewer from '@/scripts/messages/fr/hub-viewer.json';
import frenchStates from '@/scripts/messages/fr/states.json';
import dutchControls from '@/scripts/messages/nl/controls.json';
import dutchForm from '@/scripts/messages/nl/form.json';
import dutchPage from '@/scripts/messages/nl/hub-page.json';
import dutchViewer from '@/scripts/messages/nl/hub-viewer.json';
import dutchStates from '@/scripts/messages/nl/states.json';

/** The areas that readers of hubs meet, in the languages beside English. */
export const READER_WORDS = {
  en: {},
  de: { controls: germanControls, form: germanForm, hubPage: germanPage, hubViewer: germanViewer, states: germanStates },
  fr: { controls: frenchControls, form: frenchForm, hubPage: frenchPage, hubViewer: frenchViewer, states: frenchStates },
  nl: { controls: dutchControls, form: dutchForm, hubPage: dutchPage, hubViewer: dutchViewer, states: dutchStates },
};
