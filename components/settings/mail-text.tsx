const LINK = /(https?:\/\/\S+)/;

/** A text's parts, links and what stands between them in turn, each by where it begins: a mail may name a link twice. */
function partsOf(text: string) {
  let at = 0;
  return text.split(LINK).map((part, index) => {
    const from = at;
    at += part.length;
    return { from, part, isLink: index % 2 === 1 };
  });
}

/** A mail's plain text with its links to follow; nothing of it is drawn as markup. */
export function MailText({ text }: { text: string }) {
  return (
    <p className="rounded-md border border-line bg-sunken px-4 py-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {partsOf(text).map(({ from, part, isLink }) =>
        isLink ? (
          <a key={from} href={part} className="link underline" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
