import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { point } from '../api/queries'
import { livePoints } from '../live/connection'
import { isSimulated, typeOf } from '../live/flags'
import { HeardMark } from '../parts/HeardMark'
import { SimulatedBadge } from '../parts/SimulatedBadge'
import { NameOf } from '../parts/Told'
import { TypeMark } from '../parts/TypeMark'
import styles from './CityMap.module.css'
import type { Hovered } from './usePicking'

const REST_MILLIS = 120

/** What lies under the pointer: its type at once, its name and age when the pointer rests. */
export function MapTip({ hovered }: { hovered: Hovered }) {
  const [rested, setRested] = useState(-1)
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(hovered.number), REST_MILLIS)
    return () => window.clearTimeout(timer)
  }, [hovered.number])
  const { data } = useQuery({ ...point(hovered.number), enabled: rested === hovered.number })
  const flags = livePoints.flags[livePoints.indexOf(hovered.number)] ?? 0
  return (
    <div className={styles['tip']} style={{ transform: `translate(${hovered.x + 12}px, ${hovered.y + 12}px)` }}>
      {data !== undefined && <strong><NameOf name={data.name} /></strong>}
      <TypeMark type={typeOf(flags, livePoints.words)} />
      {data !== undefined && <HeardMark entity={data} />}
      <SimulatedBadge simulated={isSimulated(flags)} />
    </div>
  )
}
