interface AuthHeadingProps {
  title: string;
  text?: string;
}

/** What a card is for. */
export function AuthHeading({ title, text }: AuthHeadingProps) {
  return (
    <header className="mb-5 grid gap-1">
      <h1 className="text-xl leading-7 font-strong tracking-[-.01em]">{title}</h1>
      {text && <p className="text-ink-2 [overflow-wrap:anywhere]">{text}</p>}
    </header>
  );
}
