interface Problem {
  code: string;
  status: number;
  title: string;
}

/** Every kind of problem, each under the address that its documents name as their type. */
export function ProblemList({ title, problems }: { title: string; problems: readonly Problem[] }) {
  return (
    <section aria-labelledby="problems" className="mt-8">
      <h2 id="problems" className="mb-1 text-lg font-strong">
        {title}
      </h2>
      <dl>
        {problems.map((problem) => (
          <div key={problem.code} id={problem.code} className="flex gap-4 border-b border-line py-2">
            <dt className="w-48 flex-none font-mono">{`${problem.status} ${problem.code}`}</dt>
            <dd>{problem.title}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
