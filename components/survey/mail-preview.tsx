interface MailPreviewProps {
  label: string;
  subject: string;
  html: string;
}

/** A mail as it will be read; nothing in it runs, and its links lead nowhere. */
export function MailPreview({ label, subject, html }: MailPreviewProps) {
  return (
    <section aria-label={label} className="overflow-hidden rounded-lg border border-line">
      <p className="flex gap-2 border-b border-line bg-sunken px-3 py-2 text-sm">
        <span className="flex-none text-ink-2">{label}</span>
        <span className="cut font-medium">{subject}</span>
      </p>
      <iframe inert sandbox="" srcDoc={html} title={label} className="h-120 w-full bg-surface" />
    </section>
  );
}
