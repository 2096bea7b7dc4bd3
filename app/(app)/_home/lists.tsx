import type { ReactNode } from 'react';
import { HealthMoves, Renewals, UsageMoves } from '@/app/(app)/_home/account-lists';
import type { HomePlace } from '@/app/(app)/_home/place';
import { Deeds, DueTasks, OpenAlerts } from '@/app/(app)/_home/record-lists';
import { Leaders, Movement } from '@/app/(app)/_home/team-panels';
import { Board, type BoardItem } from '@/components/overview/board';
import type { HomeListId, HomeReading } from '@/lib/features/home-page/contract';

interface ListsProps {
  place: HomePlace;
  reading: HomeReading;
}

/** One of the lists as it is drawn. */
export function HomeList({ id, ...props }: ListsProps & { id: HomeListId }): ReactNode {
  switch (id) {
    case 'health':
      return <HealthMoves {...props} />;
    case 'renewals':
      return <Renewals {...props} />;
    case 'usage':
      return <UsageMoves {...props} />;
    case 'alerts':
      return <OpenAlerts {...props} />;
    case 'tasks':
      return <DueTasks {...props} />;
    default:
      return <Deeds {...props} id={id} />;
  }
}

const SHOWN = ['health', 'tasks', 'alerts', 'renewals', 'recent', 'usage'] as const satisfies readonly HomeListId[];

/** The lists beside each other; what the reader may not see has no place. */
export function HomeBoard(props: ListsProps) {
  const { reading } = props;
  const lists = SHOWN.flatMap((id): BoardItem[] => (reading[id] === null ? [] : [{ id, width: 1, node: <HomeList {...props} id={id} /> }]));
  const team: BoardItem[] =
    reading.leaders && reading.movement
      ? [
          { id: 'leaders', width: 2, node: <Leaders {...props} /> },
          { id: 'movement', width: 1, node: <Movement {...props} /> },
        ]
      : [];
  return <Board main={[...team, ...lists]} sidebar={[]} />;
}
