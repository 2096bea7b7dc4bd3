import { ButtonLink } from '@/components/ui/button';

interface Step {
  /** Null at an end. */
  href: string | null;
  label: string;
}

interface PagePreviewProps {
  picture: string;
  alt: string;
  position: string;
  all: { href: string; label: string };
  previous: Step;
  next: Step;
}

const PageLink = ({ href, label }: Step) =>
  href && (
    <ButtonLink size="small" href={href} scroll={false}>
      {label}
    </ButtonLink>
  );

/** One page as large as the place allows, with the ways to its neighbours. */
export function PagePreview({ picture, alt, position, all, previous, next }: PagePreviewProps) {
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <PageLink {...all} />
        <span className="mr-auto text-ink-2 tabular-nums">{position}</span>
        <PageLink {...previous} />
        <PageLink {...next} />
      </div>
      {/* biome-ignore lint/performance/noImgElement: drawn at its size already, and served to those who may see it only */}
      <img src={picture} alt={alt} className="mx-auto w-full max-w-200 rounded-md border border-line bg-white" />
    </div>
  );
}
