const LINK = /(https?:\/\/\S+)/;

/** A mail's plain text with its links to follow; nothing of it is drawn as markup. */
export function MailText({ text }: { text: string }) {
  return (
    <p className="rounded-md border border-line bg-sunken px-4 py-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text.split(LINK).map((part, index) =>
        index % 2 === 1 ? (
          <a key={part} href={part} className="link" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
