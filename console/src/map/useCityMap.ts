import type { Map as MapLibre } from 'maplibre-gl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useLang } from '../app/i18n/LangProvider'
import { useTheme } from '../app/theme/ThemeProvider'
import { livePoints } from '../live/connection'
import type { Shown } from '../live/flags'
import { createMap, fitCity, restyle } from './createMap'
import type { DistrictShapes } from './districtShapes'
import { chosenDistricts } from './mapStyle'
import type { MapView } from './mapView'
import { PointLayer } from './PointLayer'

export interface CityMapHandle {
  map: MapLibre
  shapes: DistrictShapes
  layer: PointLayer
}

/** Makes the map once and keeps its look, filter and choice as they are asked for. */
export function useCityMap(box: RefObject<HTMLDivElement | null>, shapes: DistrictShapes, asked: {
  label: string
  view: MapView | undefined
  shown: Shown
  chosen: number
}): CityMapHandle | undefined {
  const { lang } = useLang()
  const { dark } = useTheme()
  const [handle, setHandle] = useState<CityMapHandle>()
  const first = useRef({ dark, lang, label: asked.label, view: asked.view })

  useEffect(() => {
    const map = createMap(box.current as HTMLDivElement, shapes, first.current, first.current.view)
    const layer = new PointLayer(livePoints)
    const silence = livePoints.listen(() => map.triggerRepaint())
    let movedByHand = first.current.view !== undefined
    const watch = new ResizeObserver(() => {
      if (!movedByHand) fitCity(map, shapes, false)
    })
    map.on('movestart', event => {
      if (event.originalEvent !== undefined) movedByHand = true
    })
    map.on('load', () => {
      map.addLayer(layer, 'names')
      watch.observe(map.getContainer())
      setHandle({ map, shapes, layer })
    })
    return () => {
      silence()
      watch.disconnect()
      map.remove()
      setHandle(undefined)
    }
  }, [box, shapes])

  useEffect(() => {
    if (handle !== undefined) restyle(handle.map, handle.shapes, dark, lang)
  }, [handle, dark, lang])

  useEffect(() => {
    if (handle === undefined) return
    Object.assign(handle.layer, { shown: asked.shown, chosen: asked.chosen, dark })
    handle.map.getCanvas().setAttribute('aria-label', asked.label)
    handle.map.setFilter('chosen', chosenDistricts(asked.shown.districts) as never)
    handle.map.triggerRepaint()
  }, [handle, asked.shown, asked.chosen, asked.label, dark])

  return handle
}
