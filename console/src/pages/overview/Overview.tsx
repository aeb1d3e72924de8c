import { Segmented } from 'antd'
import { useWords } from '../../app/i18n/LangProvider'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import { SimulatedPart } from '../../parts/SimulatedBadge'
import { DistrictBars } from './DistrictBars'
import { EmptyCity } from './EmptyCity'
import { FigureStrip } from './FigureStrip'
import { LiveMark } from './LiveMark'
import { MapPanel } from './MapPanel'
import { ListPanel } from './ListPanel'
import styles from './Overview.module.css'
import { useOverview } from './useOverview'
import { overviewWords } from './words'

/** The whole city at a glance: the map first, then the figures, all under one filter. */
export default function Overview() {
  const t = useWords(overviewWords)
  const overview = useOverview()
  const { address, cells, sums } = overview
  const asList = address.one('view') === 'list'
  return (
    <div className={styles['page']}>
      <PageHeader
        title={t('title')}
        beside={<>{sums !== undefined && <SimulatedPart simulated={sums.all.simulated} of={sums.all.count} />}<LiveMark /></>}
        actions={
          <>
            <Segmented
              aria-label={t('showAs')} value={asList ? 'list' : 'map'}
              options={[{ value: 'map', label: t('map') }, { value: 'list', label: t('list') }]}
              onChange={value => address.set({ view: value === 'list' ? 'list' : '' })}
            />
            <ShareButton />
          </>
        }
      />
      {cells.data?.cells.length === 0 ? <Panel><EmptyCity /></Panel> : (
      <div className={styles['grid']}>
        <Panel flush className={styles['map']}>
          {asList ? <ListPanel overview={overview} /> : <MapPanel overview={overview} />}
        </Panel>
        <div className={styles['side']}>
          <FigureStrip overview={overview} />
          <DistrictBars overview={overview} />
        </div>
      </div>
      )}
    </div>
  )
}
