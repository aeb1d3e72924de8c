import { words } from '../app/i18n/words'

/** What the known types are called. A type that is not here goes by its own name. */
export const typeWords = words(
  {
    EVChargingStation: '充电站',
    OffStreetParking: '停车场',
    Vehicle: '车辆',
    BaseStation: '5G 基站',
    AirQualityObserved: '空气质量',
    WeatherObserved: '气象',
    WaterLevelObserved: '水位',
    TrafficFlowObserved: '交通流量',
    Streetlight: '多功能杆',
    Device: '传感设备',
    EdgeNode: '边缘节点',
    DataCenter: '数据中心',
    TransitStop: '公交站点',
    Camera: '摄像头',
    AdministrativeArea: '行政区',
    Project: '项目'
  },
  {
    EVChargingStation: 'Charging station',
    OffStreetParking: 'Car park',
    Vehicle: 'Vehicle',
    BaseStation: '5G base station',
    AirQualityObserved: 'Air quality',
    WeatherObserved: 'Weather',
    WaterLevelObserved: 'Water level',
    TrafficFlowObserved: 'Traffic flow',
    Streetlight: 'Smart pole',
    Device: 'Sensor',
    EdgeNode: 'Edge node',
    DataCenter: 'Data centre',
    TransitStop: 'Transit stop',
    Camera: 'Camera',
    AdministrativeArea: 'District',
    Project: 'Project'
  }
)

export type KnownType = keyof typeof typeWords.zh

export const isKnown = (type: string): type is KnownType => type in typeWords.zh

/** The last part of a type that goes by an IRI. */
export const shortType = (type: string): string => type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#'), type.lastIndexOf(':')) + 1) || type
