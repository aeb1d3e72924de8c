import { GlobalOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useWords } from '../app/i18n/LangProvider'
import type { Shown } from '../live/flags'
import { useLive } from '../live/useLive'
import { Answer } from '../parts/Answer'
import { State } from '../parts/State'
import styles from './CityMap.module.css'
import { hasWebGl } from './createMap'
import { type DistrictShapes, districtShapes } from './districtShapes'
import { MapButtons } from './MapButtons'
import { MapTip } from './MapTip'
import { type MapView, viewText } from './mapView'
import { useCityMap } from './useCityMap'
import { usePicking } from './usePicking'
import { mapWords } from './words'

export interface CityMapProps {
  label: string
  /** what it shows first; all of the city if undefined */
  view?: MapView | undefined
  onView?: (view: string) => void
  shown: Shown
  /** the number of the point that is drawn larger, -1 for none */
  chosen: number
  onPick: (number: number) => void
}

/** The city with all its live points. Made for lazy loading: import it as a default. */
export default function CityMap(props: CityMapProps) {
  const t = useWords(mapWords)
  const shapes = useQuery(districtShapes())
  if (!hasWebGl()) return <State icon={<GlobalOutlined />} title={t('noWebGl')} hint={t('noWebGlHint')} />
  return <Answer query={shapes} lines={6}>{found => <DrawnMap shapes={found} {...props} />}</Answer>
}

function DrawnMap({ shapes, label, view, onView, shown, chosen, onPick }: CityMapProps & { shapes: DistrictShapes }) {
  const t = useWords(mapWords)
  const box = useRef<HTMLDivElement>(null)
  useLive()
  const handle = useCityMap(box, shapes, { label, view, shown, chosen })
  const hovered = usePicking(handle, shown, onPick)

  useEffect(() => {
    if (handle === undefined || onView === undefined) return undefined
    const moved = (event: { originalEvent?: unknown }) => {
      if (event.originalEvent === undefined) return
      const { lng, lat } = handle.map.getCenter()
      onView(viewText({ lon: lng, lat, zoom: handle.map.getZoom() }))
    }
    handle.map.on('moveend', moved)
    return () => {
      handle.map.off('moveend', moved)
    }
  }, [handle, onView])

  return (
    <div className={styles['map']} data-ready={handle !== undefined}>
      <div className={styles['canvas']}><div ref={box} /></div>
      {handle !== undefined && <MapButtons handle={handle} />}
      {hovered !== undefined && <MapTip hovered={hovered} />}
      <span className={styles['note']}>{t('sketch')}</span>
    </div>
  )
}
