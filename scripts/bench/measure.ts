import { measureBytes } from './bytes';
import { measureCharts } from './charts';
import { measureFinancials } from './financials';
import { measureFold } from './fold';
import { measureHealth } from './health';
import { measureHub } from './hub';
import { measureImport } from './import';
import { measureIngest } from './ingest';
import { measureList } from './list';
import { measureMau } from './mau';
import type { Bench, Measurement } from './measurement';
import { measureOverview, measurePage } from './page';
import { serve } from './serve';
import { measureTimeline } from './timeline';

const measurements: Record<string, Measurement> = {
  ingest: measureIngest,
  fold: measureFold,
  mau: measureMau,
  bytes: measureBytes,
  list: measureList,
  timeline: measureTimeline,
  hub: measureHub,
  import: measureImport,
  financials: measureFinancials,
  health: measureHealth,
  charts: measureCharts,
  page: measurePage,
  overview: measureOverview,
};

serve<Bench & { name: string }>(({ name, ...bench }) => {
  const measurement = measurements[name];
  if (!measurement) throw new RangeError(`no measurement is called ${name}`);
  return measurement(bench);
});
